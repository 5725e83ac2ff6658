"""What a plan says: one kind of fact a file. Pure: a Plan and the facts so far in, facts out."""
