// Search over everything that is shown; the words may stand apart.

var finder = (function () {
  var entries = null, box, found, hits = [];

  function gather() {
    entries = [];
    function add(kind, label, text, key, unit) { if (text) { entries.push({kind: kind, label: label, text: text, key: key, unit: unit, low: fold(label + " " + text)}); } }
    list(data.tasks).forEach(function (task) {
      var key = "task-" + task.number, label = "第 " + task.number + " 项";
      add("任务", label, task.task.text, key + "-task");
      add("任务", label, task.text.text, key + "-text");
      if (task.raw) { add("任务", label, task.raw.text, key + "-raw"); }
      list(task.groups).forEach(function (group, g) {
        list(group.parties).forEach(function (party, at) { add("任务", label + " " + group.role, party.name + (party.written ? "（" + party.written + "）" : ""), key + "-party-" + g + "-" + at); });
        list(group.tails).forEach(function (tail, at) { add("任务", label + " " + group.role, tail.text, key + "-tail-" + g + "-" + at); });
      });
      list(task.deadlines).forEach(function (one, at) { add("任务", label + " 时限", one.text + (one.more ? " " + one.more : ""), key + "-deadline-" + at); });
      list(task.extra).forEach(function (one, at) { add("任务", label + " " + (one.label || ""), one.text, key + "-extra-" + at); });
    });
    list(data.units).forEach(function (unit, at) { add("单位", unit.name, list(unit.written).join("、") || unit.name, null, at); });
    (function walk(several) {
      list(several).forEach(function (section) {
        add("要点", section.heading.label || "标题", section.heading.text, section.key);
        if (section.text) { add("要点", section.heading.label, section.text.text, section.key + "-text"); }
        list(section.points).forEach(function (point) {
          add("要点", point.heading.label, point.heading.text, "point-" + point.number + "-heading");
          add("要点", point.heading.label, point.text.text, "point-" + point.number + "-text");
        });
        walk(section.sections);
      });
    })(data.sections);
    list(data.findings).forEach(function (one, at) { add("校核意见", one.place, one.message, "finding-" + at); });
    list(data.facts).forEach(function (one, at) { add("文件信息", one.label || "", one.text, "fact-" + at); });
  }

  function fold(text) {
    return text.toLowerCase().replace(/[\uff01-\uff5e]/g, function (sign) { return String.fromCharCode(sign.charCodeAt(0) - 0xfee0).toLowerCase(); });
  }

  function run() {
    var words = fold(box.value).split(/\s+/).filter(Boolean);
    empty(found);
    found.hidden = !words.length;
    if (!words.length) { return; }
    if (!entries) { gather(); }
    hits = entries.filter(function (one) { return words.every(function (word) { return one.low.indexOf(word) >= 0; }); });
    var kind = null;
    put(found, h("p.sum", {role: "status"}, hits.length ? "找到 " + hits.length + " 处" + (hits.length > 60 ? "，列出前 60 处" : "") : "没有找到。可以少打几个字再试。"));
    hits.slice(0, 60).forEach(function (hit) {
      if (hit.kind !== kind) { kind = hit.kind; put(found, h("p.kind", null, kind)); }
      put(found, h("button.hit", {type: "button", onclick: function () { go(hit); }}, h("b", null, hit.label), h("span", null, snippet(hit.text, words))));
    });
  }

  /** The words with some of what stands around the first. */
  function snippet(text, words) {
    var low = fold(text), first = Math.max(0, low.indexOf(words[0])), from = Math.max(0, first - 16), piece = text.slice(from, from + 72), parts = [from ? "…" : ""];
    var low2 = fold(piece), at = 0;
    while (at < piece.length) {
      var next = -1, length = 0;
      words.forEach(function (word) { var place = low2.indexOf(word, at); if (place >= 0 && (next < 0 || place < next)) { next = place; length = word.length; } });
      if (next < 0) { break; }
      parts.push(piece.slice(at, next), h("mark", null, piece.slice(next, next + length)));
      at = next + length;
    }
    parts.push(piece.slice(at), from + 72 < text.length ? "…" : "");
    return parts;
  }

  function go(hit) {
    found.hidden = true;
    leave();
    if (hit.key) { select(hit.key); } else { open("units"); showUnit(hit.unit); remember(); }
    var handle = views[current.view].panel.querySelector(".current .handle");
    if (handle) { handle.focus({preventScroll: true}); } else { box.blur(); }
  }

  function build() {
    box = h("input", {type: "search", id: "search", placeholder: "搜索任务、单位、要点", autocomplete: "off", "aria-label": "搜索，按 / 到这里", "aria-controls": "found", oninput: run,
      onfocus: function () { if (box.value) { found.hidden = false; } }});
    found = h("div.found", {id: "found", hidden: true});
    var whole = h("div.search", {role: "search"}, box, h("kbd", {"aria-hidden": "true"}, "/"), found);
    whole.addEventListener("keydown", function (event) {
      var buttons = all(".hit", found), at = buttons.indexOf(document.activeElement);
      if (event.key === "Enter" && event.target === box && hits.length && !found.hidden) { event.preventDefault(); go(hits[0]); }
      else if (event.key === "ArrowDown" && buttons.length && !found.hidden) { event.preventDefault(); buttons[Math.min(buttons.length - 1, at + 1)].focus(); }
      else if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (at ? buttons[at - 1] : box).focus(); }
      else if (event.key === "Escape") { event.stopPropagation(); if (!found.hidden) { found.hidden = true; box.focus(); } else { box.value = ""; box.blur(); } }
    });
    document.addEventListener("mousedown", function (event) { if (!whole.contains(event.target)) { found.hidden = true; } });
    return whole;
  }

  return {build: build, focus: function () { box.focus(); box.select(); }};
})();
