"""Publishing: takes files by path, gives site/ exchanged whole."""

from builder.site.publish.staging import claimed, mend, publish, synchronise

__all__ = ["claimed", "mend", "publish", "synchronise"]
