"""Where the readers of a copy of the site can turn to."""

from __future__ import annotations

from dataclasses import dataclass

from builder.pages.html.elements import safe_address

FORM = "issues/new"
"""Below the repository's address: GitHub and Gitea show its forms there, GitLab leads on to its own."""


@dataclass(frozen=True)
class Addresses:
    """Where readers can turn to; '' for what is not configured.

    repository: without '/' at its end. edit: URL prefix of edit links, before the path of a file. post: an address
    on paper, a line a line of it.
    """

    repository: str = ""
    edit: str = ""
    mail: str = ""
    post: str = ""

    @property
    def form(self) -> str:
        """Where a report is begun in the repository."""
        return f"{self.repository}/{FORM}" if safe_address(self.repository) else ""

    @property
    def new_file(self) -> str:
        """URL prefix of pages on which a file is begun, before its folder; the hosts that have one name both alike."""
        return self.edit.replace("edit/", "new/", 1) if safe_address(self.edit) and "edit/" in self.edit else ""
