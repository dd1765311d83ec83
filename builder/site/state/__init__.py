"""The state of a build: takes what a build read and wrote, gives the next build what it need not do again."""
