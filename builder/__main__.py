"""`python -m builder` is `casebook`."""

from builder.cli import main

main(prog_name="casebook")
