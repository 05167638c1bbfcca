"""Tests, in the rooms of the code: ``tests/a/test_b.py`` tests ``pipeline/a/b.py``; ``whole/`` goes all the way."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules"
DATA = ROOT / "tests" / "data"
