"""Takes a built site, gives what would trip a reader, a validator or a screen reader."""
