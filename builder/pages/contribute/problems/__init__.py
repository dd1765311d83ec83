"""What each problem is about: a page of all topics, and a page a topic."""
