"""Encodings without a mark, and such as nothing here reads."""

from __future__ import annotations

from benchmarks.attacks.case import Case, file, table_of, text_of

FAMILY = "encodings"
READ = "yaodian convert 乙.txt -o out"
TEXT = text_of(4)
TRADITIONAL = TEXT.replace("县", "縣").replace("开", "開").replace("进", "進").replace("务", "務")
FIX = "texts:\n  - {where: 要点标题, number: 1, old: 全面推进, new: 全面推動}\n"


def _read(name: str, encoding: str, says: str = "要点 4") -> Case:
    return Case(name, READ, file("乙.txt", TEXT, encoding), says=says, done=1)


def _named(name: str, content: bytes) -> Case:
    return Case(
        name, READ, file("乙.txt", content), status=(0, 3), says="要点 4|编码|另存为|文本文件|没有找到|没有文字"
    )


def _foreign(name: str, named: str, content: bytes, suffix: str = "txt") -> Case:
    line = f"yaodian convert 乙.{suffix} -o out"
    return Case(name, line, file(f"乙.{suffix}", content), status=(3,), says=f"像是{named}")


JAPANESE = "一、総体的な要求\n1.政務公開を全面的に推進する。予算を公開し、社会の監督を受ける。（責任部署：財政局）\n"
KOREAN = "1.정보공개를 전면적으로 추진한다. 예산을 공개하고 국민의 의견을 듣는다. 책임 기관: 재정국, 감사국\n"
TAIWANESE = "2023年甲縣政務公開工作要點\n一、總體要求\n1.全面推進政務公開。依法公開財政預算，做到應公開盡公開。\n"
CASES = (
    _read("UTF-16 LE without a mark", "utf-16-le"),
    _read("UTF-16 BE without a mark", "utf-16-be"),
    _read("UTF-32 LE without a mark", "utf-32-le"),
    _read("UTF-32 BE without a mark", "utf-32-be"),
    _read("UTF-16 with its mark", "utf-16"),
    _read("UTF-32 with its mark", "utf-32"),
    _read("UTF-8 with its mark", "utf-8-sig"),
    _read("GBK", "gbk"),
    _read("GB 18030", "gb18030"),
    Case(
        "UTF-16 LE of Chinese alone",
        READ,
        file("乙.txt", TEXT.replace("\n", "\u2028").replace(".", "．"), "utf-16-le"),
        status=(0, 3),
        says="要点|编码|没有找到",
    ),
    _named("Big5", TRADITIONAL.encode("big5", "replace")),
    _named("Shift JIS", "一、公開\n1.公開".encode("shift_jis")),
    _named("EUC-KR", "1.공개\n2.공개".encode("euc_kr")),
    _foreign("a page of Shift JIS", "日文 Shift JIS", f"<p>{JAPANESE}</p>".encode("shift_jis"), "html"),
    _foreign("a text of Shift JIS", "日文 Shift JIS", JAPANESE.encode("shift_jis")),
    _foreign("a text of EUC-JP", "日文 EUC-JP", JAPANESE.encode("euc_jp")),
    _foreign("a text of EUC-KR", "韩文 EUC-KR", KOREAN.encode("euc_kr")),
    _foreign("a table of EUC-KR", "韩文 EUC-KR", f"일,이\n{KOREAN},이\n".encode("euc_kr"), "csv"),
    _foreign("a text of Big5", "繁体中文 Big5", TAIWANESE.encode("big5")),
    _named("UTF-7", TEXT.encode("utf-7")),
    _named("UTF-8 with a broken byte", TEXT.encode().replace("政".encode(), b"\xff\xfe\xfa", 1)),
    _named("GBK with broken bytes", TEXT.encode("gbk") + b"\xff\xff\x80"),
    _named("UTF-16 cut in the middle of a sign", TEXT.encode("utf-16-le")[:-1]),
    _named("a zero byte", TEXT.encode() + b"\0"),
    _named("noise", bytes(range(256)) * 20),
    Case(
        "CSV of UTF-16 without a mark",
        "yaodian convert 乙.csv -o out",
        file("乙.csv", table_of(4), "utf-16-le"),
        says="任务 4",
        done=1,
    ),
    Case(
        "a page of UTF-16 without a mark",
        "yaodian convert 乙.html -o out",
        file("乙.html", f"<pre>{TEXT}</pre>", "utf-16-le"),
        says="要点 4",
        done=1,
    ),
    Case(
        "corrections of UTF-16 without a mark",
        "yaodian convert in -o out",
        file("in/甲.corrections.yaml", FIX, "utf-16-le"),
        status=(0, 3),
        says="更正|编码",
        holds=None,
    ),
    Case("corrections of GBK", "yaodian convert in -o out", file("in/甲.corrections.yaml", FIX, "gbk"), status=(0, 3)),
    Case(
        "passwords of UTF-16",
        "yaodian convert in -o out --password-file p",
        file("p", "秘密\n", "utf-16"),
        status=(0, 2),
    ),
)
