"""Web addresses: takes a text, gives whether a browser can go there.

Stricter than the URL standard (https://url.spec.whatwg.org), which mends what it can: three slashes, full-width dots
and spaces are refused here, for whoever copies the address gets it as it is written.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s\\<>\"'`{}|^]+\Z")
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)\Z")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
MAX_ADDRESS = 2000
"""Longer ones are cut by browsers, mail programs and chat."""


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address with a host that can exist.

    >>> is_web_address("https://例子.中国/a?b=1#c"), is_web_address("https:///example.org"), is_web_address("http://a..b/")
    (True, False, False)
    """
    if len(text) > MAX_ADDRESS or not _ADDRESS.match(text) or _BAD_ESCAPE.search(text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return port != 0 and not parts.netloc.endswith(":") and _is_host(parts.hostname or "")


def _is_host(host: str) -> bool:
    if ":" in host:
        return _is_ip(host, IPv6Address)
    labels = host.removesuffix(".").split(".")
    if labels[-1].isdigit() or labels[-1].startswith("0x"):
        return _is_ip(host, IPv4Address)
    return len(host) <= 253 and all(_LABEL.match(label) for label in labels) and _has_ascii_form(host)


def _is_ip(host: str, kind: type[IPv4Address] | type[IPv6Address]) -> bool:
    try:
        kind(host)
    except AddressValueError:
        return False
    return True


def _has_ascii_form(host: str) -> bool:
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True
