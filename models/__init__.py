"""What a plan is, and how its language is read. Imports nothing of ours."""
