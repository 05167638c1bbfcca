"""The mark by which a workbook of this program is known, whoever may have saved it since."""

from __future__ import annotations

import re
from typing import Final

CREATOR: Final = "yaodian"
PROPERTIES: Final = "docProps/core.xml"
"""The part of a workbook that names its creator."""
# A writer may declare the namespace on the element itself.
_NAMED: Final = re.compile(rb"<dc:creator[^>]*>%s</dc:creator>" % CREATOR.encode())


def names_us(properties: bytes) -> bool:
    """Whether the properties of a workbook say that this program made it."""
    return _NAMED.search(properties) is not None
