"""The same plans in every format and noise class: their content, their makers, their gold."""
