"""What numbers and names of an answer may be: checked when a file is read back, and said in its JSON Schema."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

_MOST = 10**9

Year = Annotated[int, Meta(ge=0, le=9999)]
"""A year of our era in at most four digits, as it is printed."""

Count = Annotated[int, Meta(ge=0, le=_MOST)]
"""How many, or which of many; no document has more of anything."""

Name = Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f]*$")]
"""Words on one line that name files and folders: no control characters."""
