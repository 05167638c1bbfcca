// 工作要点: what the document says of itself, then its body in order.

view("points", "工作要点", (function count(several) {
  return list(several).reduce(function (sum, one) { return sum + list(one.points).length + count(one.sections); }, 0);
})(data.sections), function (panel) {
  var facts = h("dl.facts-of");
  list(data.facts).forEach(function (fact, at) {
    if (fact.label) { put(facts, h("dt", null, fact.label)); }
    put(facts, h("dd.item", {"data-item": "fact-" + at}, value("span.plain.handle", "fact-" + at, fact.text, {tabindex: "0"})));
  });
  if (list(data.facts).length) { put(panel, h("details.document", {open: true}, h("summary", null, "文件信息"), facts)); }
  sections(panel, data.sections, 2);

  function sections(parent, several, level) {
    list(several).forEach(function (section) {
      put(parent, h("div.item.section", {"data-item": section.key}, h("h" + Math.min(level, 4), null,
        value("button.handle", section.key, [h("span.label", null, section.heading.label), section.heading.text], {tabindex: "0"})),
        section.text ? value("p.text", section.key + "-text", section.text.text) : null));
      var rows = h("ol.rows");
      list(section.points).forEach(function (point) { put(rows, row(point, Math.min(level + 1, 5))); });
      if (rows.firstChild) { put(parent, rows); }
      sections(parent, section.sections, level + 1);
    });
  }

  function row(point, level) {
    var key = "point-" + point.number;
    return h("li.item.point", {"data-item": key},
      h("div.head", null, h("h" + level, null, value("button.handle", key + "-heading", [h("span.label", null, point.heading.label), point.heading.text || "（没有标题）"], {tabindex: "0"})),
        point.page ? value("button.page-of", key, point.page, {title: "看原文的这一段"}) : null),
      value("p.text", key + "-text", point.text.text),
      h("p.facts", null, list(point.deadlines).map(function (one, at) { return value("button.chip.deadline", key + "-deadline-" + at, one.text); }),
        list(point.tasks).length ? h("span.tasks", null, "对应任务", point.tasks.map(function (number) {
          return h("button.link", {type: "button", title: short(taskOf[number].task.text || taskOf[number].text.text), onclick: function () { leave(); select("task-" + number); }}, number);
        })) : null));
  }
});
