"""Pages of OFD files without text: a picture of the whole page, or all that is printed as outlines."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from tests.sources.ofd.writing import Ofd, path

SIZE: Final = (1240 / 150 * 25.4, 920 / 150 * 25.4)
"""Millimetres of the small page."""
AREA: Final = f"<ofd:Area><ofd:PhysicalBox>0 0 {SIZE[0]:.3f} {SIZE[1]:.3f}</ofd:PhysicalBox></ofd:Area>"


def pictured(resource: str = "9") -> str:
    """A picture as large as the page."""
    width, height = SIZE
    return (
        f"<ofd:ImageObject ID='3' Boundary='0 0 {width:.3f} {height:.3f}' CTM='{width:.3f} 0 0 {height:.3f} 0 0'"
        f" ResourceID='{resource}'/>"
    )


def stored(ofd: Ofd, picture: Path, resource: str = "9") -> Ofd:
    """The file with a picture among its resources."""
    ofd.resources += (
        f"<ofd:MultiMedias><ofd:MultiMedia ID='{resource}' Type='Image'><ofd:MediaFile>{picture.name}</ofd:MediaFile>"
        "</ofd:MultiMedia></ofd:MultiMedias>"
    )
    ofd.parts[f"Doc_0/Res/{picture.name}"] = picture.read_bytes()
    return ofd


def traced(picture: Path) -> str:
    """The ink of a picture of 150 dots an inch as filled outlines, holes within their shape's path."""
    import cv2

    with Image.open(picture) as image:
        grey = cv2.resize(np.asarray(image.convert("L")), None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC)
    lines, above = cv2.findContours((grey < 150).astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    shapes: dict[int, list[str]] = {}
    for at, line in enumerate(lines):
        parent = int(above[0][at][3])
        points = " L ".join(f"{x * 25.4 / 600:.3f} {y * 25.4 / 600:.3f}" for x, y in line[:, 0])
        shapes.setdefault(at if parent < 0 else parent, []).append(f"M {points} C")
    width, height = SIZE
    return "".join(
        path(0, 0, width, height, " ".join(one), Stroke="false", Fill="true", Rule="Even-Odd")
        for one in shapes.values()
    )
