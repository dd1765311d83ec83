"""What a class holds in its hands: the handout, the teacher's note and the worksheet of a case, as pages for A4."""
