"""Takes the workflows, gives what would trip GitHub, or let a stranger in."""
