"""Marks that end a sentence, join a list, or close a bracket: the one home of these sets."""

from __future__ import annotations

STOPS = "。；！？"
"""Ends of a sentence, or of a part of it that stands for itself."""
HALF_STOPS = ";!?"
"""The same as a keyboard without Chinese marks writes them."""
PAUSES = "，、："
"""What parts the words of a sentence that goes on."""
CLOSERS = "”’）】〕》」』)]\"'"
"""What may stand behind the end of a sentence."""
LIST_JOINERS = "、，,和及与"
LIST_OPEN = "等"
"""What a list ends in that names some for all; what they are may follow: 等部门."""
"""What stands between two of a list, so that one that ends with it goes on."""
