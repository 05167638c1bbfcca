"""The best pairing of two lists by a matrix of scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def pair(scores: NDArray[np.float64], threshold: float) -> list[tuple[int, int]]:
    """Pairs ``(row, column)``, each row and column at most once, in order of rows; no pair below the threshold.

    What is made greatest is the sum of what each pair has above the threshold, not of the scores: two lukewarm pairs
    must not tear one perfect pair apart, and a pair below the threshold weighs nothing. ``scores`` is
    ``rows × columns``, finite; an empty side gives no pairs.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if scores.size == 0:
        return []
    losses = threshold - scores
    np.minimum(losses, 0.0, out=losses)
    rows, columns = linear_sum_assignment(losses)
    return [(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if scores[r, c] >= threshold]
