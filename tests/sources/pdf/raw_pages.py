"""One-page PDFs for tests, written operator by operator: what drawing libraries do not write."""

from __future__ import annotations

import re
from pathlib import Path


def raw_page(path: Path, content: str, resources: str = "", catalog: str = "", more: str = "", page: str = "") -> Path:
    """A page of 400 by 300 points with the font /F (Helvetica). ``more`` holds objects from 6 on."""
    stream = content.encode()
    objects = [
        f"1 0 obj <</Type/Catalog/Pages 2 0 R {catalog}>> endobj",
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj",
        f"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]{page}/Contents 4 0 R"
        f"/Resources<</Font<</F 5 0 R>>{resources}>>>> endobj",
        f"4 0 obj <</Length {len(stream)}>>\nstream\n{content}\nendstream endobj",
        "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj",
        *([more] if more else []),
    ]
    body = "\n".join(["%PDF-1.7", *objects, ""]).encode()
    places = {int(found[1]): found.start() for found in re.finditer(rb"(?m)^(\d+) 0 obj", body)}
    table = "".join(f"{number} 1\n{at:010} 00000 n \n" for number, at in sorted(places.items()))
    path.write_bytes(body + f"xref\n{table}trailer <</Root 1 0 R/Size 99>>\nstartxref\n{len(body)}\n%%EOF\n".encode())
    return path


def said(text: str, x: int, y: int, before: str = "") -> str:
    """Operators that print a text in 12 points at (x, y) from the page's lower left."""
    return f"BT /F 12 Tf {before} {x} {y} Td ({text}) Tj ET"
