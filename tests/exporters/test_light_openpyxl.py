"""openpyxl is loaded without numpy, and numpy can be loaded afterwards."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.exporters.light_openpyxl import load_openpyxl
from tests import ROOT


@pytest.mark.process
def test_numpy_stays_out_until_it_is_wanted() -> None:
    code = (
        "import sys\nfrom pipeline.exporters.light_openpyxl import load_openpyxl\nload_openpyxl()\n"
        "print('openpyxl' in sys.modules, 'numpy' in sys.modules)\nimport numpy\nprint(numpy.arange(3).sum())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False", "3"]


def test_where_it_is_loaded_already_nothing_is_hidden() -> None:
    import numpy

    load_openpyxl()
    assert sys.modules["numpy"] is numpy
