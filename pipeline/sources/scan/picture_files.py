"""Pictures from files: JPEG, PNG, TIFF of several pages and the like, one page at a time."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from pipeline.errors import SourceError, system_reason
from pipeline.sources.scan.picture import A4, MOST_PIXELS, Picture, picture_of

_FORMATS: Final = ("JPEG", "PNG", "TIFF", "BMP")
"""What a file may hold whatever its suffix says; readers of other formats start programs."""
_DOTS: Final = (50.0, 1300.0)
"""Dots an inch that a scanner writes into a file; others say nothing."""


def pictures_in(path: Path) -> Iterator[Picture]:
    """The pages of a picture file. Raises SourceError: unreadable, damaged, no picture, too large to unpack."""
    with _told(path.name), Image.open(path, formats=_FORMATS) as image:
        # Of cameras' files the further frames are views of the same.
        for number in range(getattr(image, "n_frames", 1) if image.format == "TIFF" else 1):
            image.seek(number)
            _check_size(path.name, image.size)
            yield _picture(image)


def first_pixels(name: str, file: IO[bytes]) -> NDArray[Any]:
    """The pixels of a file's first picture as they are kept: grey, or blue, green and red. Raises SourceError."""
    with _told(name), Image.open(file, formats=_FORMATS) as image:
        _check_size(name, image.size)
        return _pixels(_plain(image))


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Whatever a broken picture makes Pillow raise becomes a SourceError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except OSError as error:
        if error.errno is not None:
            raise SourceError(
                f"{name}：无法读取（{system_reason(error)}），请检查文件是否存在、是否有权限。"
            ) from error
        raise _damaged(name) from error
    # Broken files make Pillow's readers raise whatever their arithmetic meets.
    except (ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError) as error:
        raise _damaged(name) from error


def _check_size(name: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise _too_large(name, size)


def _too_large(name: str, size: tuple[int, int] | None = None) -> SourceError:
    how = f"（{size[0]}×{size[1]} 像素）" if size else ""
    return SourceError(f"{name}：图片太大{how}，读不了。请用 300 dpi 重新扫描，或缩小后再试。")


def _damaged(name: str) -> SourceError:
    return SourceError(f"{name}：图片已损坏、不完整，或不是图片，读不出来，请重新取得文件。")


def _picture(image: Any) -> Picture:
    across, down = _dots(image)
    width, height = image.size
    sheet = (width / across * 72, height / down * 72) if across and down else (width * 1.0, height * 1.0)
    if not across:
        longest = max(sheet)
        sheet = (sheet[0] * A4 / longest, sheet[1] * A4 / longest)
    turn = image.getexif().get(0x0112, 1)
    upright = ImageOps.exif_transpose(_plain(image)) if turn != 1 else _plain(image)
    if turn in (5, 6, 7, 8):
        sheet = sheet[1], sheet[0]
    return picture_of(_pixels(upright), *sheet)


def _pixels(image: Any) -> NDArray[Any]:
    pixels = np.asarray(image)
    return pixels[:, :, ::-1] if pixels.ndim == 3 else pixels


def _dots(image: Any) -> tuple[float, float]:
    """Pixels to the inch, across and down; 0 where the file does not say, or says what no scanner does."""
    try:
        across, down = (float(value) for value in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0
    known = _DOTS[0] <= across <= _DOTS[1] and _DOTS[0] <= down <= _DOTS[1]
    return (across, down) if known else (0.0, 0.0)


def _plain(image: Any) -> Any:
    """The picture in grey or three colours, on white where it lets a ground through."""
    if image.mode.startswith("I") or image.mode == "F":
        values = np.asarray(image).astype(np.float64)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        return Image.fromarray((values * (255.0 / top)).clip(0, 255).astype(np.uint8))
    if image.mode in ("1", "L"):
        return image.convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        return ground.convert("RGB")
    return image.convert("RGB")
