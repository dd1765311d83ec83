"""Cases and policies by year: the timeline, and both on one axis."""
