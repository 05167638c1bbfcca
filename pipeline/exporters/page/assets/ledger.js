// 任务台账: a row a task, each value of which can be pointed at.

function value(tag, key, text, props) {
  var given = {"data-key": key};
  if (tag.split(".")[0] === "button") { given.type = "button"; given.tabindex = "-1"; } else { given.tabindex = "-1"; }
  Object.keys(props || {}).forEach(function (name) { given[name] = props[name]; });
  return h(tag, given, text);
}

function taskRow(task) {
  var key = "task-" + task.number, name = task.task.text || task.category.text || "（没有事项名称）", doubts = findingsOf[task.number] || [];
  var facts = h("dl");
  list(task.groups).forEach(function (group, g) {
    put(facts, [h("dt", null, group.role), h("dd.parties", null,
      list(group.parties).map(function (party, p) {
        return value("button.chip." + party.kind, key + "-party-" + g + "-" + p, party.name,
          {title: party.written && party.written !== party.name ? "原文写作：" + party.written : null});
      }),
      list(group.tails).map(function (tail, p) {
        return value("button.chip.tail", key + "-tail-" + g + "-" + p, tail.text, {title: "名单没有列全"});
      }))]);
  });
  if (task.raw) {
    put(facts, [h("dt", null, "责任单位"), h("dd", null, value("button.chip.unknown", key + "-raw", task.raw.text))]);
  }
  if (list(task.deadlines).length) {
    put(facts, [h("dt", null, "完成时限"), h("dd", null, task.deadlines.map(function (one, at) {
      return value("button.chip.deadline", key + "-deadline-" + at, [one.text, one.more && one.more !== one.text ? h("small", null, one.more) : null]);
    }))]);
  }
  list(task.extra).forEach(function (one, at) {
    put(facts, [h("dt", null, one.label || "其他"), h("dd", null, value("span.plain", key + "-extra-" + at, one.text))]);
  });
  return h("li.item.task", {"data-item": key, "data-part": task.part, "data-doubt": doubts.length ? "1" : null, "data-units": unitsOf(task)},
    h("div.head", null,
      h("span.number", {"aria-hidden": "true"}, task.number),
      h("h3", null, value("button.handle", key + "-task", name, {tabindex: "0", "aria-label": "第 " + task.number + " 项：" + name})),
      task.page ? value("button.page-of", key, task.page, {title: "看原文的这一整行"}) : null),
    value("p.text", key + "-text", task.text.text),
    facts,
    doubts.length ? h("button.doubt", {type: "button", onclick: function () { leave(); select("finding-" + doubts[0]); }}, doubts.length + " 条校核意见") : null);
}

/** The numbers of the units of a task, between spaces, for the filter: those that are named, and those meant. */
function unitsOf(task) { return " " + list(dutiesOf[task.number]).join(" ") + " "; }

var dutiesOf = {};
list(data.units).forEach(function (unit, at) {
  list(unit.direct).concat(list(unit.collective)).forEach(function (duty) { (dutiesOf[duty.task] = dutiesOf[duty.task] || []).push(at); });
});

function options(first, names) {
  return [h("option", {value: ""}, first)].concat(names.map(function (name, at) { return h("option", {value: at}, name); }));
}

view("ledger", "任务台账", list(data.tasks).length, function (panel) {
  var part = h("select", {"aria-label": "按部分筛选", onchange: apply}, options("全部部分", list(data.parts).map(function (name) { return name || "（未分部分）"; })));
  var unit = h("select", {"aria-label": "按单位筛选", onchange: apply}, options("全部单位", list(data.units).map(function (one) { return one.name; })));
  var doubt = h("input", {type: "checkbox", onchange: apply});
  var count = h("span.count", {"aria-live": "polite"}), none = h("p.none", {hidden: true}, "没有符合条件的任务。");
  var rows = h("ol.rows");
  var many = list(data.parts).length > 1;
  put(panel, [h("div.bar", null, many ? part : null, unit,
    list(data.findings).length ? h("label.check", null, doubt, "只看有校核意见的") : null, count), rows, none]);
  var last = null;
  list(data.tasks).forEach(function (task) {
    if (many && task.part !== last) {
      put(rows, h("li.part", {"data-part": task.part}, h("h2", null, data.parts[task.part] || "（未分部分）")));
      last = task.part;
    }
    put(rows, taskRow(task));
  });
  function apply() {
    var shown = 0, parts = {};
    all(".item", rows).forEach(function (row) {
      var fits = (!part.value || row.getAttribute("data-part") === part.value) && (!doubt.checked || row.hasAttribute("data-doubt")) &&
        (!unit.value || row.getAttribute("data-units").indexOf(" " + unit.value + " ") >= 0);
      row.hidden = !fits;
      if (fits) { shown++; parts[row.getAttribute("data-part")] = true; }
    });
    all(".part", rows).forEach(function (row) { row.hidden = !parts[row.getAttribute("data-part")]; });
    var total = list(data.tasks).length;
    count.textContent = shown === total ? "" : shown + " / " + total + " 项";
    none.hidden = shown > 0;
  }
  apply();
});
