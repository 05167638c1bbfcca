"""A conversion against a plain pdfplumber pass, median of five. Run: ``python -m benchmarks.conversion``.

Targets, as ratios to the plain pass: file to checked Notice 0.35 on word, chromium and published, 0.6 on any look, with
all exports 0.55 on word and 0.8 on any; read with pdfplumber, to Notice 1.2. The same notice as a Word file or a web
page, to Notice 0.3 of the plain pass over its PDF. The page for a browser is not among these exports: drawing the
document costs what it costs, and is told in seconds (target 0.5).
"""

from __future__ import annotations

import logging
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from benchmarks.plain import plain_pass
from pipeline.conversion import read_source
from pipeline.exporters.exports import chosen, write_notice
from pipeline.settings import Settings
from pipeline.sources.docx.reader import read_docx
from tests.whole.publishing import STYLES, content_of

_ROOT = Path(__file__).parent.parent


def main() -> None:
    """Prints the two ratios for the word look and the seven others, and for the other forms of the word look."""
    logging.disable(logging.CRITICAL)
    settings = Settings(_ROOT / "rules")
    word = _ROOT / "input" / "2021-兰山区政务公开工作要点.pdf"
    for path in [word, *sorted((_ROOT / "tests" / "data" / "lanshan-2021").glob("*.pdf"))]:
        read_source(path, settings)  # imports and rules, which count once a process, not once a file
        with tempfile.TemporaryDirectory() as folder:
            _compare(path, path, settings, Path(folder))
    for path in sorted((_ROOT / "tests" / "data" / "lanshan-2021").glob("word*.docx")):
        read_source(path, settings)
        with tempfile.TemporaryDirectory() as folder:
            _compare(path, word, settings, Path(folder))
    content = content_of(read_docx(_ROOT / "tests" / "data" / "lanshan-2021" / "word.docx"))
    with tempfile.TemporaryDirectory() as folder:
        for style in STYLES:
            path = Path(folder, f"{style.__name__}.html")
            path.write_text(style(content), encoding="utf-8")
            _compare(path, word, settings, Path(folder, style.__name__))


def _compare(path: Path, printed: Path, settings: Settings, folder: Path) -> None:
    """A file against the plain pass over the PDF that shows the same."""
    plain: list[float] = []
    read: list[float] = []
    whole: list[float] = []
    page = chosen(["html"])
    rows = tuple(row for row in chosen(settings.exports) if row not in page)
    drawn: list[float] = []
    reference: list[float] = []
    slower = replace(settings, engine="pdfplumber")
    reading = read_source(path, settings)
    for number in range(5):
        plain.append(_timed(lambda: plain_pass(printed)))
        read.append(_timed(lambda: read_source(path, settings)))
        reference.append(_timed(lambda: read_source(path, slower)))
        target = folder / str(number)
        drawn.append(_timed(lambda target=target: write_notice(reading, target, page)))  # type: ignore[misc]
        whole.append(_timed(lambda target=target: write_notice(read_source(path, settings), target, rows)))  # type: ignore[misc]
    base = statistics.median(plain)
    ratios = [statistics.median(times) / base for times in (read, reference, whole)]
    print(
        f"{path.name}: plain pass {base:.2f} s, to Notice {ratios[0]:.2f} "
        f"(pdfplumber {ratios[1]:.2f}), with all exports {ratios[2]:.2f}; "
        f"page {statistics.median(drawn):.2f} s"
    )


def _timed(run: Callable[[], object]) -> float:
    """Seconds of the processor, which other programs on the machine disturb less than the clock's; one thread."""
    began = time.process_time()
    run()
    return time.process_time() - began


if __name__ == "__main__":
    main()
