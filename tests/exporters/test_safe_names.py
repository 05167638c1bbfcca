"""What a file may be called."""

from __future__ import annotations

import pytest

from pipeline.exporters.safe_names import safe_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("区财政局", "区财政局"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a/b\\c:d", "a_b_c_d"),
        ("控\x00制\n符", "控制符"),
        ("con", "_con"),
        ("COM1.x", "_COM1.x"),
        (" . ", "单位"),
        ("", "单位"),
        ("~$锁", "$锁"),
        ("长" * 200, "长" * 60),
    ],
)
def test_file_names_are_safe(name: str, expected: str) -> None:
    assert safe_name(name, "单位") == expected
