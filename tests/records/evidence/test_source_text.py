"""The text of a source comes from plain text, HTML or PDF, and what cannot be read says why."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builder.records.evidence.source_text import SourceTextError, source_text

WORDS = "园区有六间办公室"


@pytest.mark.parametrize(
    ("suffix", "data", "text"),
    [
        ("txt", WORDS.encode(), WORDS),
        ("txt", WORDS.encode("utf-8-sig"), WORDS),
        ("txt", WORDS.encode("utf-16"), WORDS),
        ("txt", WORDS.encode("gb18030"), WORDS),
        ("html", f'<meta charset="gbk"><p>{WORDS}'.encode("gbk"), f"\n\n{WORDS}"),
        ("html", b"<style>p {}</style><p>A <b>b</b>old&nbsp;word<br>and</p><script>no</script>", None),
        ("htm", "<ruby>园<rp>(</rp><rt>yuan</rt><rp>)</rp></ruby>区".encode(), "园区"),
    ],
)
def test_the_words_of_a_file(tmp_path: Path, suffix: str, data: bytes, text: str | None) -> None:
    (tmp_path / f"fu-2012.{suffix}").write_bytes(data)
    assert source_text(tmp_path, "fu-2012") == (text or "\nA bold\u00a0word\nand\n")


def test_plain_text_goes_before_html(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>page", encoding="utf-8")
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    assert (source_text(tmp_path, "a"), source_text(tmp_path, "b")) == ("text", None)


def pdf(words: str) -> bytes:
    """The smallest PDF that has words on a page."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def test_a_pdf_is_read(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="pypdf is not installed: make test")
    (tmp_path / "a.pdf").write_bytes(pdf("The Park has six rooms"))
    assert "The Park has six rooms" in (source_text(tmp_path, "a") or "")


def test_without_pypdf_a_pdf_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (tmp_path / "a.pdf").write_bytes(pdf("words"))
    assert code_of(tmp_path) == "no-pdf-reader"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nno more", b"<html>"])
def test_a_damaged_pdf(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("pypdf", reason="pypdf is not installed: make test")
    (tmp_path / "a.pdf").write_bytes(data)
    assert code_of(tmp_path) == "pdf-damaged"


def test_bytes_of_no_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xff\xff\x80")
    assert code_of(tmp_path) == "no-encoding"


def code_of(folder: Path) -> str:
    with pytest.raises(SourceTextError) as caught:
        source_text(folder, "a")
    return caught.value.code
