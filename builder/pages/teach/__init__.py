"""Teaching material of a case: handout, teacher's note and worksheet as A4 pages, slides and a paper as files."""
