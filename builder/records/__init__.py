"""Records: takes the text of a base, gives its library, decoded, linked and checked, and every problem as a value."""
