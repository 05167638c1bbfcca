"""How fast responsible units are read: loading, strings a second, garbage. Run: ``python -m benchmarks.units``.

Processor time. Targets: loading at most 0.1 s, 20,000 strings a second once loaded, 10,000 characters of garbage under
a second. Strings that come again are kept as read; in new orders no whole string comes twice.
"""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

from pipeline.model import Jurisdiction
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText
from pipeline.normalisers.units.registry.registry import load_registry
from pipeline.rules.loading import find_rules

_STRINGS = Path(__file__).parent.parent / "tests" / "data" / "units" / "dev.jsonl"
_GARBAGE = {
    "characters": "市局委办会同牵头负责等各（）、，和及区县财政单位部门0年月的",
    "brackets": "（",
    "role words": "牵头负责配合",
    "joints": "和会同等各",
    "one name": "市财政局",
}


def main() -> None:
    """Prints the three figures."""
    began = time.process_time()
    reader = _load()
    print(f"loading                 {time.process_time() - began:8.3f} s")
    strings = [json.loads(line)["raw"] for line in _STRINGS.read_text(encoding="utf-8").splitlines()]
    print(f"first time, each once   {_rate(reader, strings):8.0f} strings/s")
    print(f"once loaded             {_rate(reader, strings * 20):8.0f} strings/s")
    random.seed(1)
    fresh = [_shuffled(text) for text in strings * 10]
    print(f"once loaded, new orders {_rate(reader, fresh):8.0f} strings/s")
    for name, characters in _GARBAGE.items():
        text = "".join(random.choices(characters, k=10_000)) if name == "characters" else (characters * 10_000)[:10_000]
        began = time.process_time()
        _load().read([UnitText("", "unspecified", text)])
        print(f"garbage: {name:<15}{time.process_time() - began:8.3f} s")


def _load() -> AssignmentReader:
    place = Jurisdiction("兰山区", "371302", "county", ("山东省", "临沂市"))
    return AssignmentReader(load_registry(find_rules(), place, 2021))


def _rate(reader: AssignmentReader, strings: list[str]) -> float:
    began = time.process_time()
    for text in strings:
        reader.read([UnitText("", "unspecified", text)])
    return len(strings) / (time.process_time() - began)


def _shuffled(text: str) -> str:
    """The same units in another order, so that no whole string comes twice."""
    parts = text.strip("（）").split("、")
    random.shuffle(parts)
    return "、".join(parts)


if __name__ == "__main__":
    main()
