"""The workbook says itself what the program wrote into it, as long as whoever saves it keeps its properties."""

from __future__ import annotations

from typing import Any

from openpyxl.packaging.custom import StringProperty

from pipeline.exporters.keeping.carried_record import is_fresh, is_untouched, properties, put_record, record_in
from pipeline.exporters.workbook.book_package import BookPackage
from tests.exporters.keeping.opened import edited, sheet_of, written

CONTENT, SNAPSHOT = written(sheet_of("甲", "乙"))


def test_it_survives_a_save_and_other_properties_survive_it() -> None:
    def named(book: Any) -> None:
        book.custom_doc_props.append(StringProperty(name="部门", value="办公室"))

    package = BookPackage(edited(CONTENT, named))
    assert record_in(package) == SNAPSHOT
    put_record(package, SNAPSHOT)
    assert properties(package)["部门"] == "办公室" and record_in(BookPackage(package.content())) == SNAPSHOT
    assert all(len(text) <= 255 for text in properties(package).values())


def test_whether_anybody_touched_it() -> None:
    assert is_untouched(CONTENT) and is_fresh(CONTENT)
    saved = edited(CONTENT, lambda book: None)
    assert not is_untouched(saved) and not is_fresh(saved) and not is_untouched(b"") and not is_fresh(b"no workbook")
    package = BookPackage(saved)
    put_record(package, SNAPSHOT)
    assert is_untouched(package.content()) and not is_fresh(package.content())
    package = BookPackage(CONTENT)
    package.parts["xl/worksheets/sheet1.xml"] += b" "
    assert not is_untouched(package.content()), "whatever its properties say of the day"


def test_a_workbook_that_says_nothing() -> None:
    package = BookPackage(CONTENT)
    package.parts["docProps/custom.xml"] = package.parts["docProps/custom.xml"].replace(b"yaodian.", b"other.")
    assert record_in(package) is None
