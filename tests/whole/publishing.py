"""The content of a notice set as web pages, in the styles in which governments publish. Knows no reader of pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from pipeline.model import Cell, Grid, Layout, Line


class Content(NamedTuple):
    """What a notice says: lines above the table (each with whether it begins a paragraph), its title, its cells."""

    lines: Sequence[tuple[str, bool]]
    cells: Sequence[Cell]

    def paragraphs(self) -> list[list[str]]:
        """The lines of each paragraph."""
        found: list[list[str]] = []
        for text, begins in self.lines:
            if begins:
                found.append([])
            found[-1].append(text)
        return found

    def rows(self) -> list[list[Cell]]:
        """The cells by the row in which they begin."""
        return [[cell for cell in self.cells if cell.row == row] for row in range(self.cells[-1].row + 1)]


def content_of(layout: Layout) -> Content:
    """The content of a layout whose last block is its only table."""
    *lines, grid = layout.pages[0].blocks
    assert isinstance(grid, Grid) and all(isinstance(line, Line) for line in lines)
    return Content([(line.text, bool(line.begins)) for line in lines if isinstance(line, Line)], grid.cells)


def _text(cell: Cell) -> str:
    return "".join(line.text for line in cell.lines)


def _spans(cell: Cell, mark: str = '"') -> str:
    rows = f" rowspan={mark}{cell.row_span}{mark}" if cell.row_span > 1 else ""
    return rows + (f" colspan={mark}{cell.column_span}{mark}" if cell.column_span > 1 else "")


def government_site(content: Content) -> str:
    """A portal of today: meta tags, navigation, a table of information, the title over the text, buttons, a footer."""
    title, *rest = content.paragraphs()
    body = "\n".join(
        f'<p style="text-indent: 2em; line-height: 200%;">{"<br/>".join(map(escape, one))}</p>' for one in rest
    )
    head, *rows = content.rows()
    header = "".join(f"<th{_spans(cell)}><p><strong>{_text(cell)}</strong></p></th>" for cell in head)
    table = "\n".join(
        "<tr>" + "".join(f'<td{_spans(cell)} valign="top"><p>{escape(_text(cell))}</p></td>' for cell in row) + "</tr>"
        for row in rows
    )
    whole = "".join(title)
    navigation = "".join(f'<li><a href="/c{n}/">{name}</a></li>' for n, name in enumerate(_COLUMNS))
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="UTF-8"><title>临沂市兰山区人民政府 政府文件 {whole}</title>
<meta name="SiteName" content="临沂市兰山区人民政府"><meta name="ArticleTitle" content="{whole}">
<meta name="PubDate" content="2021-07-02 09:15"><meta name="ContentSource" content="区政府办公室">
<style>.hide {{ display: none }} .bdshare a:hover {{ color: red }}</style></head>
<body style="visibility: hidden" onload="show()">
<div class="header"><div class="logo"><img src="/images/logo.png" alt="临沂市兰山区人民政府"></div>
<form action="/search"><input type="text" placeholder="请输入关键字"><button>搜索</button></form>
<ul class="nav">{navigation}</ul></div>
<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a>
&gt; <a href="/wj/">政府文件</a></div>

<div class="main"><div class="left"><h3>信息公开目录</h3><ul><li><a href="/a/">机构职能</a></li>
<li><a>规划计划</a></li></ul></div>
<div class="right"><table class="info"><tr><td>索 引 号：</td><td>371302/2021-00123</td><td>主题分类：</td>
<td>综合政务</td></tr><tr><td>发布日期：</td><td>2021-07-02</td><td>有 效 性：</td><td>有效</td></tr></table>
<h1 class="title">{"<br>".join(title)}</h1>
<div class="bar"><span>发布时间：2021-07-02</span>
<span>来源：区政府办公室</span> <span>浏览次数：<i id="hits">1024</i></span>
<span>字体：[<a>大</a> <a>中</a> <a>小</a>]</span></div>
<div id="UCAP-CONTENT" class="article">
{body}
<table border="1" cellspacing="0"><thead><tr>{header}</tr></thead><tbody>
{table}
</tbody></table>
</div>
<div class="bdshare">分享到：<a class="wx">微信</a><a class="wb">微博</a></div>
<div class="hide"><p>这里是供打印用的另一份，请勿复制。</p></div>
<div class="related">
<h3>相关解读</h3><a href="/jd/1.html">图解：2021年兰山区政务公开工作要点</a></div></div></div>
<div class="footer"><p>主办：临沂市兰山区人民政府办公室 承办：临沂市兰山区大数据中心</p>
<p>鲁ICP备05000000号 网站标识码：3713020001</p>
</div><script>document.write('<p>' + new Date() + '</p>')</script></body></html>"""


_COLUMNS = ("首页", "走进兰山", "政务公开", "政务服务", "互动交流", "专题专栏", "数据发布")


def saved_from_word(content: Content) -> str:
    """The markup that Word writes when it saves a page: spans that cut words, conditional comments, wrapped lines."""
    paragraphs = []
    for lines in content.paragraphs():
        pieces = [_cut(escape(line)) for line in lines]
        paragraphs.append(
            "<p class=MsoNormal style='margin-bottom:0cm;text-indent:32.0pt;mso-char-indent-count:\n2.0'>"
            "<span\nstyle='font-size:16.0pt;font-family:仿宋_GB2312'>"
            + "<br clear=all>\n".join(pieces) + "<o:p></o:p></span></p>\n\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n"
        )  # fmt: skip
    rows = []
    for number, row in enumerate(content.rows()):
        cells = "".join(
            f" <td width=109{_spans(cell, '')} style='width:81.9pt;border:solid\n  windowtext 1.0pt'>\n  "
            f"<p class=MsoNormal align=center><span lang=EN-US>&nbsp;</span><span>{_cut(escape(_text(cell)))}</span>"
            "<span\n  lang=EN-US><o:p></o:p></span></p>\n  </td>\n"
            for cell in row
        )
        rows.append(f" <tr style='mso-yfti-irow:{number}'>\n {cells} </tr>\n")
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml>
 <o:DocumentProperties><o:Author>打字室</o:Author></o:DocumentProperties>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal {{mso-style-unhide:no; margin:0cm; display:block}}
@page Section1 {{size:595.3pt 841.9pt;}}
-->
</style>
</head>
<body lang=ZH-CN style='tab-interval:21.0pt'>
<div class=Section1>
{"".join(paragraphs)}<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>
{"".join(rows)} <![if !supportMisalignedColumns]>
 <tr height=0>
  <td width=109 style='border:none'></td>
  <td width=109 style='border:none'></td>
  <td width=109 style='border:none'></td>
  <td width=109 style='border:none'></td>
 </tr>
 <![endif]>
</table>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
</div>
</body>
</html>
"""


def _cut(text: str, every: int = 38) -> str:
    """A text in spans that end anywhere but in an entity, with the file's lines ending inside it too."""
    if "&" in text:
        return text
    pieces = [text[at : at + every] for at in range(0, len(text), every)]
    return "</span><span\n  lang=ZH-CN>".join(map(_wrapped, pieces))


def _wrapped(text: str) -> str:
    """With a line end of the file in it, which no number is broken by."""
    middle = len(text) // 2
    at = next((at for at in range(middle, len(text)) if not text[at - 1].isascii() and not text[at].isascii()), 0)
    return text[:at] + "\n  " * (at > 0) + text[at:]


def old_site(content: Content) -> str:
    """A site of twenty years ago: tables for the layout, one cell with line breaks for the text, tags left open."""
    title, *rest = content.paragraphs()
    body = "<BR>\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + "".join(map(escape, one)) for one in rest)
    table = "\n".join(
        "<TR>" + "".join(f"<TD{_spans(cell, '')}><FONT size=2>{escape(_text(cell))}" for cell in row)
        for row in content.rows()
    )
    links = "".join(
        f"<TR><TD><A href={n}.asp>·{name}工作动态及通知公告</A></TD></TR>" for n, name in enumerate(_COLUMNS)
    )
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>{"".join(title)}--兰山区政府网</TITLE></HEAD><BODY bgColor=#ffffff><CENTER>
<TABLE width=1000><TR><TD colSpan=2><MARQUEE>欢迎光临兰山区政府网！今天是2021年7月2日</MARQUEE></TD></TR>
<TR><TD vAlign=top width=200><TABLE width="100%">{links}</TABLE></TD>
<TD vAlign=top><TABLE width="100%" border=0>
<TR><TD align=middle class=bt><B>{"<BR>".join(title)}</B></TD></TR>
<TR><TD align=middle>作者：佚名 来源：本站原创 点击数：<SCRIPT src=hits.asp></SCRIPT> 更新时间：2021-7-2</TD></TR>
<TR><TD class=nr id=fontzoom>{body}<BR>
<TABLE border=1 cellPadding=2 width="96%">
{table}
</TABLE></TD></TR>
<TR><TD align=right>【<A href="javascript:window.print()">打印此文</A>】
【<A href="javascript:window.close()">关闭窗口</A>】</TD></TR>
<TR><TD>上一篇：
<A href=1.asp>关于调整区政府领导班子成员工作分工的通知</A><BR>下一篇：没有了</TD></TR></TABLE></TD></TR>
<TR><TD colSpan=2 align=middle>版权所有：临沂市兰山区人民政府
<BR>地址：临沂市金雀山路</TD></TR></TABLE></CENTER></BODY></HTML>"""


def page_by_page(content: Content, every: int = 9) -> str:
    """As programs write that turn printed pages into a page: a table for each, merged cells cut at its end."""
    paragraphs = "".join(f"<p>{'<br>'.join(map(escape, one))}</p>" for one in content.paragraphs())
    last = max(cell.row + cell.row_span for cell in content.cells)
    tables = []
    for first in range(0, last, every):
        end = min(first + every, last)
        rows = []
        for row in range(first, end):
            cells = []
            for cell in content.cells:
                top, bottom = max(cell.row, first), min(cell.row + cell.row_span, end)
                if top == row and bottom > top:
                    text = _text(cell) if cell.row >= first else ""
                    spans = f' rowspan="{bottom - top}"' if bottom - top > 1 else ""
                    spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
                    cells.append(f"<td{spans}>{escape(text)}</td>")
            rows.append(f"<tr>{''.join(cells)}</tr>")
        tables.append(f'<div class="page"><table>{"".join(rows)}</table></div>')
    return f"<html><head><meta charset='utf-8'></head><body>{paragraphs}{''.join(tables)}</body></html>"


STYLES: tuple[Callable[[Content], str], ...] = (government_site, saved_from_word, old_site, page_by_page)
