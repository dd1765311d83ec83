"""The page of what is known: a table of the terms of the model by place."""
