"""Takes the theme's scripts, gives what a type checker and a linter find in them."""
