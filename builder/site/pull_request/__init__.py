"""What a pull request does to a base: takes two revisions, gives a report as data, and a comment made of that data.

The report is written where the pull request's own files are run, without any right. The comment is written elsewhere,
by a workflow that may write comments, with a program that is not the pull request's: it takes the report as data of a
stranger (`report_data.py`), and words it anew.
"""
