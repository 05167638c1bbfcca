"""Tests, in the rooms of the code: ``tests/a/test_b.py`` tests ``pipeline/a/b.py``; ``whole/`` goes all the way."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules"
DATA = ROOT / "tests" / "data"
REGENERATING = os.environ.get("YAODIAN_GOLDEN") == "1"
"""Golden files and the READMEs' tables are written anew instead of compared: read the difference before a commit."""
