"""What is wrong with a rule or corrections file, in plain Chinese with its line: for people who write such a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import yaml

_SLIPS = (
    (r"\t", "用了制表符（Tab 键），请改成空格"),
    (r"(?:^|[{,，\-\[])\s*[\"']?[A-Za-z_]+[\"']?\s*：", "冒号是全角的“：”，请改成半角冒号，后面空一格（如 task: 3）"),
    (r"，\s*[\"']?[A-Za-z_]+[\"']?\s*[:：]", "逗号是全角的“，”，请改成半角逗号，后面空一格"),
    (r"[｛｝［］]", "括号是全角的，请改成半角的 { } 或 [ ]"),
    (r"(?:^|[{,\-])\s*[A-Za-z_]+:[^\s:/]", "冒号后面少一个空格（如 task: 3）"),
    (r"^\s*-[^\s\-]", "开头的“-”后面少一个空格"),
)
"""Signs that a Chinese keyboard leaves in a line, looked for only where something is wrong anyway."""
_QUOTES = ((r":\s*[“”‘’]", "引号是全角的，请改成半角的引号"),)
_NEAR = 3
_PROBLEMS = {
    "mapping values are not allowed": "冒号的位置不对，多半是缩进没有对齐；文字里有冒号的，请加引号",
    "could not find expected ':'": "少了冒号，或上面的引号、括号没有成对",
    "did not find expected ',' or": "括号没有成对，或两项之间少了逗号",
    "did not find expected node content": "括号没有成对，或两项之间少了逗号",
    "found unexpected end of stream": "引号没有成对",
    "found unknown escape character": "双引号里的反斜杠要写两个，或改用单引号",
    "did not find expected": "缩进没有对齐，或上面的引号、括号没有成对",
    "found character that cannot start": "开头的符号（如 @ % `）有别的意思，文字请加引号",
    "could not determine a constructor": "不能用“!!”开头的标记，请删去",
    "found undefined alias": "“*”开头的文字请加引号",
    "found another document": "文件里不能有单独一行的“---”",
    "unhashable key": "“?”或括号开头的文字请加引号",
    "control characters": "有看不见的控制字符，请删去后重新输入这一行",
}
_KINDS = {
    "str": "文字",
    "int": "整数",
    "float": "数字",
    "bool": "true 或 false",
    "array": "列表（写成 [甲, 乙]，或每行一项，以“- ”开头）",
    "object": "若干项“名称: 内容”",
    "null": "空着",
}
_NOW = {"str": "文字", "int": "数字", "float": "数字", "bool": "true 或 false", "array": "列表", "object": "若干项"}
_TAGS = {"int": "int", "float": "float", "bool": "bool", "null": "null", "str": "str", "array": "seq", "object": "map"}


def repeated_key(node: Any) -> tuple[int, str] | None:
    """Line and name of the first key that its mapping has twice: YAML would silently drop the first of them."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    return key.start_mark.line + 1, key.value
                seen.add(key.value)
            found = repeated_key(value)
            if found:
                return found
    elif isinstance(node, yaml.SequenceNode):
        return next((found for one in node.value if (found := repeated_key(one))), None)
    return None


def syntax_fault(error: Exception, text: str) -> tuple[int, str]:
    """Line and reason of what YAML cannot read."""
    line, problem = 1, str(error)
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line, problem = (mark.line + 1 if mark else 1), error.problem or ""
    elif isinstance(error, yaml.reader.ReaderError):
        line = text[: error.position].count("\n") + 1
    elif isinstance(error, RecursionError):
        return 1, "括号或缩进的层数太多，请检查括号是否成对"
    elif not isinstance(error, yaml.YAMLError):
        line = next((number for number, one in enumerate(text.splitlines(), 1) if "!!" in one), 1)
        return line, "不能用“!!”开头的标记，请删去"
    # The library notices some slips only in the lines below.
    slip = _slip(text, line, (*_SLIPS, *_QUOTES))
    if slip:
        return slip
    reason = next((told for sign, told in _PROBLEMS.items() if sign in problem), "写法不对")
    return min(line, max(1, len(text.splitlines()))), f"{reason}。请检查这一行和上一行的缩进、冒号和引号"


def shape_fault(message: str, node: Any, shape: Any, text: str) -> tuple[int, str]:
    """Line and reason of what msgspec refused: a message like ``Expected `int`, got `str` - at `$.join[0][1]```."""
    problem, _, place = message.partition(" - at ")
    steps = re.findall(r"\.([^.\[\]`]+)|\[(\d+)\]|(\[\.\.\.\])", place)
    at, kind = _walk(node, msgspec.inspect.type_info(shape), steps)
    in_key = "key" in place.partition("$")[0]
    name = next((name for name, _, _ in reversed(steps) if name), "")
    called = f"“{name}”{'' if steps[-1][0] else '里'}" if name else "这里"
    at, reason = _reason(problem, at, kind, called, in_key)
    line: int = at.start_mark.line + 1 if at is not None else 1
    # A wrong value has nothing to do with the keyboard; a key that is not there, or a text in its stead, may have.
    slip = _slip(text, line, _SLIPS, near=1) if "field" in problem or "got `str`" in problem else None
    return slip or (line, reason)


def line_at(node: Any, place: Sequence[str | int]) -> int:
    """The line of a value, by keys and numbers of list items."""
    steps = [("", str(one), "") if isinstance(one, int) else (one, "", "") for one in place]
    found, _ = _walk(node, None, steps)
    line: int = found.start_mark.line + 1
    return line


def _slip(text: str, line: int, slips: Sequence[tuple[str, str]], near: int = _NEAR) -> tuple[int, str] | None:
    """The nearest line, upwards from the given one, with a slip of the keyboard."""
    lines = text.splitlines()
    for number in range(min(line, len(lines)), max(0, line - near), -1):
        content = re.sub(r"(?:^|\s)#.*", "", lines[number - 1])
        for pattern, told in slips:
            if re.search(pattern, content):
                return number, told
    return None


def _walk(node: Any, kind: Any, steps: list[tuple[str, str, str]]) -> tuple[Any, Any]:
    """The node and the type at the end of a path, as far as it leads."""
    for name, index, _ in steps:
        kind = _member(kind, name)
        if isinstance(node, yaml.MappingNode) and name:
            node = next((value for key, value in node.value if key.value == name), node)
        elif isinstance(node, yaml.SequenceNode) and index and int(index) < len(node.value):
            node = node.value[int(index)]
        elif index or name:
            break
    return node, kind


def _member(kind: Any, name: str) -> Any:
    for one in getattr(kind, "types", (kind,)):
        if name and isinstance(one, msgspec.inspect.StructType):
            return next((field.type for field in one.fields if field.encode_name == name), None)
        for inner in ("item_type", "value_type"):
            if not name and hasattr(one, inner):
                return getattr(one, inner)
    return None


def _reason(problem: str, at: Any, kind: Any, called: str, in_key: bool) -> tuple[Any, str]:
    """The node that is wrong, and why."""
    quoted = re.findall(r"`([^`]*)`", problem)
    if "unknown field" in problem:
        return _key(at, quoted[0]), f"不认识“{quoted[0]}”这一项，这里可以写：{_fields(kind)}"
    if "missing required field" in problem:
        return at, f"缺少“{quoted[0]}”这一项"
    if problem.startswith("Invalid enum value"):
        value = problem.removeprefix("Invalid enum value ").strip("'")
        return (_key(at, value) if in_key else at), f"“{value}”不能用，只能写：{_values(kind)}"
    if "length" in problem:
        number = (re.findall(r"\d+", problem) or ["1"])[-1]
        return at, f"{called}不能空着，至少要有 {number} {'项' if 'array' in problem else '个字'}"
    if "matching regex" in problem:
        return at, f"{called}不能空着" if problem.endswith(r"'\\S'") else f"{called}只能写汉字，可以用空格隔开"
    limit = re.fullmatch(r"Expected `int` ([<>]=) (-?\d+)", problem)
    if limit:
        return at, f"{called}{'不能小于' if limit[1] == '>=' else '不能大于'} {limit[2]}"
    if problem.startswith("Expected") and quoted:
        return _expected(quoted, at, called, in_key)
    # Whatever else there is was put in Chinese where it was found (pipeline.rules.loading), and quotes the text.
    told = re.match("“(.*?)”(?=是空|不是|的大|应当)", problem, re.DOTALL)
    chinese = re.match("[“\u4e00-\u9fff]", problem)
    return (_scalar(at, told[1]) if told else at), problem if chinese else "内容不合要求"


def _expected(quoted: list[str], at: Any, called: str, in_key: bool) -> tuple[Any, str]:
    wanted = [one for one in quoted[0].split(" | ") if one != "null"] or ["null"]
    got = quoted[1] if len(quoted) > 1 else ""
    if in_key:
        return at, "冒号前面的名称应当是文字，请加上引号"
    if isinstance(at, yaml.MappingNode) and "object" not in wanted and got != "object":
        at = next((value for _, value in at.value if value.tag.endswith(f":{_TAGS.get(got)}")), at)
    should = "或".join(_KINDS.get(one, "别的内容") for one in wanted)
    if got == "null":
        return at, f"{called}不能空着，应当是{should}"
    if "str" in wanted and got in ("int", "float", "bool"):
        return at, f"{called}应当是{should}，数字、日期、yes、no 一类请加引号"
    return at, f"{called}应当是{should}，现在是{_NOW.get(got, '别的内容')}"


def _fields(kind: Any) -> str:
    for one in getattr(kind, "types", (kind,)):
        if isinstance(one, msgspec.inspect.StructType):
            return "、".join(field.encode_name for field in one.fields)
    return "（见说明）"


def _values(kind: Any) -> str:
    kinds = [getattr(one, "key_type", one) for one in getattr(kind, "types", (kind,))]
    values = [str(value) for one in kinds if isinstance(one, msgspec.inspect.LiteralType) for value in one.values]
    return "、".join(values) or "（见说明）"


def _key(node: Any, name: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next((key for key, _ in node.value if key.value == name), node)
    return node


def _scalar(node: Any, value: str) -> Any:
    return next((one for one in _scalars(node) if one.value == value), node)


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _scalars(one)
