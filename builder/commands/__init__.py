"""The commands of `casebook`, a topic a module: each parses its options and calls what does the work.

What a command works with is loaded when it runs: `casebook --help` and the shell wait for nothing else.
"""
