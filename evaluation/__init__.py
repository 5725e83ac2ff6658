"""How good a database is: gold files, matching, scores with intervals, floors, report."""
