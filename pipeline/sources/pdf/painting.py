"""Runs a page's content with pdfminer, keeping for each object how it was painted: what pdfminer itself leaves out.

Every character and shape of the layout gets a ``paint``: the clip in force, whether it is opaque, whether its layer is
off, and what its colours are, where their colour space says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import dict_value, resolve1, stream_value
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, mult_matrix

from pipeline.sources.pdf.glyphs import Box, sorted_box
from pipeline.sources.pdf.layers import Layers
from pipeline.sources.pdf.paint import EVERYWHERE, NOTHING, ORDINARY, Paint, common, known_color, text_color


def paint_page(page: Any) -> LTPage:
    """The layout of a pdfplumber page, in painting order, every object with its ``paint``."""
    for name in ("mediabox", "cropbox"):
        setattr(page.page_obj, name, sorted_box(*getattr(page.page_obj, name)))
    device = _Device(page.pdf.rsrcmgr, page.page_number)
    device.crop(page.page_obj)
    _Interpreter(page.pdf.rsrcmgr, device, Layers(page.pdf.doc.catalog)).process_page(page.page_obj)
    return device.get_result()


def _upright(page: Any) -> tuple[float, float, float, float, float, float]:
    """The matrix with which pdfminer begins a page."""
    x0, y0, x1, y1 = page.mediabox
    turned = {90: (0, -1, 1, 0, -y0, x1), 180: (-1, 0, 0, -1, x1, y1), 270: (0, 1, -1, 0, y1, -x0)}
    return turned.get(page.rotate, (1, 0, 0, 1, -x0, -y0))


class _Device(PDFPageAggregator):  # type: ignore[misc]
    """Collects the page's objects; ``paint`` holds for what comes next, ``off`` counts the closed layers around it."""

    def __init__(self, manager: PDFResourceManager, number: int) -> None:
        super().__init__(manager, pageno=number)
        self.paint = Paint()
        self.off = 0

    def crop(self, page: Any) -> None:
        """The clip that a page begins with, where less of it is shown than its medium holds."""
        if tuple(page.cropbox) != tuple(page.mediabox):
            self.narrow(apply_matrix_rect(_upright(page), page.cropbox))
            x0, y0, x1, y1 = self.paint.clip
            if x0 >= x1 or y0 >= y1:
                self.paint = Paint()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        # Scaled to no width nothing is painted, whatever the mode says.
        mode = textstate.render if textstate.scaling else NOTHING
        state = graphicstate
        fill, stroke = known_color(state.ncolor, state.ncs.name), known_color(state.scolor, state.scs.name)
        color = text_color(mode, fill, stroke)
        paint = self.paint._replace(mode=mode, color=color, shown=not self.off)
        first = len(self.cur_item._objs)
        super().render_string(textstate, seq, ncs, graphicstate)
        for item in self.cur_item._objs[first:]:
            item.paint = paint

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        first = len(self.cur_item._objs)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        made = self.paint._replace(color=known_color(gstate.ncolor, gstate.ncs.name), shown=not self.off)
        for item in self.cur_item._objs[first:]:
            item.paint = made

    def shade(self) -> None:
        """Paints the clip in colours that nobody knows."""
        if self.paint.clip != EVERYWHERE:
            item = LTRect(0, self.paint.clip, fill=True)
            item.paint = self.paint._replace(color=None, shown=not self.off)
            self.cur_item.add(item)

    def narrow(self, box: Box) -> None:
        """The clip becomes what it has in common with ``box``."""
        self.paint = self.paint._replace(clip=common(self.paint.clip, box))


class _Interpreter(PDFPageInterpreter):  # type: ignore[misc]
    """Keeps what pdfminer's own leaves out: clips, transparency, layers, and what a form takes over from its page."""

    device: _Device

    def __init__(self, manager: PDFResourceManager, device: _Device, layers: Layers) -> None:
        super().__init__(manager, device)
        self.layers = layers
        self._marked: list[bool] = []
        self._inherited: tuple[Any, int] | None = None

    def dup(self) -> _Interpreter:
        return _Interpreter(self.rsrcmgr, self.device, self.layers)

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        if self._inherited is not None:
            self.graphicstate, self.textstate.render = self._inherited

    def get_current_state(self) -> Any:
        return (super().get_current_state(), self.device.paint)

    def set_current_state(self, state: Any) -> None:
        kept, self.device.paint = state
        super().set_current_state(kept)

    def subinterp(self) -> PDFPageInterpreter:
        made = super().subinterp()
        assert isinstance(made, _Interpreter)
        made._inherited = (self.graphicstate.copy(), self.textstate.render)
        return made

    def do_W(self) -> None:
        points = [
            apply_matrix_pt(self.ctm, (float(x), float(y)))
            for step in self.curpath
            for x, y in zip(step[1::2], step[2::2], strict=False)
        ]
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            self.device.narrow((min(xs), min(ys), max(xs), max(ys)))

    def do_W_a(self) -> None:
        self.do_W()

    def do_gs(self, name: object) -> None:
        states = resolve1(self.resources.get("ExtGState"))
        state = resolve1(states.get(literal_name(name))) if isinstance(states, dict) else None
        if not isinstance(state, dict):
            return
        paint = self.device.paint
        alpha = resolve1(state.get("ca"))
        if isinstance(alpha, (int, float)):
            paint = paint._replace(alpha=float(alpha))
        if "BM" in state or "SMask" in state:
            plain = all(_plain(state.get(key), ordinary) for key, ordinary in ORDINARY.items())
            paint = paint._replace(plain=plain)
        self.device.paint = paint

    def do_sh(self, name: object) -> None:
        self.device.shade()

    def do_BMC(self, tag: Any) -> None:
        self._marked.append(False)

    def do_BDC(self, tag: Any, props: Any) -> None:
        hidden = False
        if isinstance(tag, PSLiteral) and tag.name == "OC" and isinstance(props, PSLiteral) and self.layers:
            hidden = self.layers.hides(dict_value(self.resources.get("Properties") or {}).get(props.name))
        self._marked.append(hidden)
        self.device.off += hidden

    def do_EMC(self) -> None:
        if self._marked:
            self.device.off -= self._marked.pop()

    def do_Do(self, xobjid_arg: Any) -> None:
        try:
            item = stream_value(self.xobjmap[literal_name(xobjid_arg)])
        except KeyError:
            return
        paint, off = self.device.paint, self.device.off
        self.device.off += bool(self.layers) and self.layers.hides(item.get("OC"))
        if (box := resolve1(item.get("BBox"))) is not None:
            matrix = resolve1(item.get("Matrix")) or (1, 0, 0, 1, 0, 0)
            self.device.narrow(apply_matrix_rect(mult_matrix(matrix, self.ctm), box))
        super().do_Do(xobjid_arg)
        # Marked content that a form leaves open ends with it.
        self.device.paint, self.device.off = paint, off


def _plain(value: object, ordinary: tuple[str, ...]) -> bool:
    """Whether an entry of a graphics state is absent or says that nothing out of the ordinary is done."""
    found = resolve1(value)
    if isinstance(found, list) and found:
        found = resolve1(found[0])
    return found is None or (isinstance(found, PSLiteral) and found.name in ordinary)
