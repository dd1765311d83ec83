"""The parts of a record that a blank line sets off."""

PARTS = frozenset(
    (
        "model",
        "steps",
        "facts",
        "people",
        "organisations",
        "timeline",
        "story",
        "analysis",
        "disagreements",
        "relations",
        "teaching",
        "sources",
        "contributors",
    )
)
