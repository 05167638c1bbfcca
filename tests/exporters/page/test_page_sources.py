"""Script and style of a page, and the policy by which a browser runs these and nothing else."""

from __future__ import annotations

import base64
import hashlib

from pipeline.exporters.page.notice_html import SCRIPTS, STYLES
from pipeline.exporters.page.page_sources import ASSETS, sources


def test_put_together_in_order_without_remarks() -> None:
    made = sources(SCRIPTS, STYLES)
    assert made.script.startswith('(function () {\n"use strict";\n') and made.script.endswith("})();\n")
    lines = made.script.splitlines()
    assert not [line for line in lines if line != line.strip() or line.startswith("//")]
    assert len(made.script) < sum((ASSETS / name).stat().st_size for name in SCRIPTS)
    assert sources((), STYLES).script == '(function () {\n"use strict";\n})();\n'


def test_the_policy_names_what_is_there() -> None:
    made = sources(SCRIPTS, STYLES)
    for text in (made.script, made.style):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in made.policy
    assert made.policy.startswith("default-src 'none'") and "unsafe" not in made.policy
