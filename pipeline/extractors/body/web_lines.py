"""Lines of the web page that a notice was copied from: what the site says about it, and the page's own buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extractors.body.forms import Mark, mark_of
from pipeline.model import Traced
from pipeline.text.labels import read_label

_NUMBER = "发文字号|文件字号|文件编号|发文文号|文号"
_ISSUER = "发文机关|发文机构|发文单位|发布机构|发布机关|发布单位|制发机关|公开主体"
_ISSUED = "成文日期|成文时间|发文日期|发文时间|印发日期|签发日期"
_OTHER = (
    "索引号|信息索引号?|主题分类|体裁分类|组配分类|信息分类|服务对象分类|公开分类|所属分类|文件类型|文种|主题词|关键词|公开日期|公开方式|公开类别"
    "|公开范围|公开属性|公开时限|信息名称|文件名称|名称|标题|题名|内容概述|信息来源|文章来源|来源|作者|编辑|责任编辑|审核"
    "|发布日期|发布时间|更新日期|更新时间|生效日期|生效时间|实施日期|施行日期|废止日期|废止时间|失效日期|失效时间|有效期|有效性|时效性|时效"
    "|效力状态|效力|是否有效|文件状态|统一编号|统一登记号|规范性文件编号|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|访问量|点击数|点击量|点击次数"
    "|字体大小|字体|字号|保护视力色|视力保护色|当前位置|您的位置|您现在的位置|您当前的位置|分享到?|上一篇|上一条|下一篇|下一条"
    "|相关解读|相关文件|相关链接|政策解读|文件下载|附件下载"
)
_NAMES = f"{_NUMBER}|{_ISSUER}|{_ISSUED}|{_OTHER}"
_LINE = re.compile(rf"[【\[［（]?(?:{_NAMES})[：:].*")
_ENTRY = re.compile(rf"(?P<name>{_NAMES})[：:](?P<value>.*?)(?=(?:{_NAMES})[：:]|$)")
_BUTTONS = re.compile(
    r"(?:[【\[［（|]*(?:打印本?页?|关闭本?页?(?:窗口)?|关闭窗口|收藏本?页?|分享|返回顶部|返回|大|中|小|下载|首页|扫一扫.{0,16}|我要纠错)"
    r"[】\]］）|]*)+"
)
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(_NUMBER)),
    ("issuer", re.compile(_ISSUER)),
    ("issued", re.compile(_ISSUED)),
)
_AFTER = frozenset[Mark]({"imprint", "note", "date"})


def is_web_line(text: str) -> bool:
    """Whether the text has the form of a line about the page; where it stands is the caller's to ask."""
    return len(text) <= 300 and (_LINE.fullmatch(text) is not None or _BUTTONS.fullmatch(text) is not None)


def find_web_lines(texts: Sequence[str]) -> list[int]:
    """Indexes of such lines before the text begins and after it ends; the same words in the text mean something."""
    found: list[int] = []
    for index, text in enumerate(texts):
        if is_web_line(text):
            found.append(index)
        elif read_label(text) or "。" in text:
            break
    for index in range(len(texts) - 1, len(found), -1):
        if is_web_line(texts[index]):
            found.append(index)
        elif mark_of(texts[index]) not in _AFTER:
            break
    return sorted(set(found))


def read_web_lines(lines: Sequence[Traced]) -> dict[str, Traced]:
    """What the lines say: the first ``number``, ``issuer`` and date ``issued``."""
    said: dict[str, Traced] = {}
    for line in lines:
        for entry in _ENTRY.finditer(line.text):
            for field, names in _FIELDS:
                value = line.cut(*entry.span("value"))
                if value and names.fullmatch(entry["name"]):
                    said.setdefault(field, value)
    return said
