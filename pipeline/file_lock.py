"""A lock on an open file: what one process holds no other gets, and the system gives it up when the process ends."""

from __future__ import annotations

import sys


def take_lock(handle: int, wait: bool = False) -> None:
    """Hold the file that is open under this number, until it is closed there and wherever it was doubled. An OSError
    if somebody else does, or where the file's place knows no locks; ``wait``: until they give it up (not on Windows).
    """
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
