// 单位清单: one unit and its tasks in three blocks.

var showUnit = function () {};

view("units", "单位清单", list(data.units).length, function (panel) {
  var units = list(data.units), chosen = -1;
  var filter = h("input", {type: "search", placeholder: "找单位", "aria-label": "找单位", oninput: narrow});
  var names = h("ul.names"), pick = h("select.pick", {"aria-label": "选择单位", onchange: function () { show(Number(pick.value)); }},
    units.map(function (unit, at) { return h("option", {value: at}, unit.name); }));
  var sheet = h("div.unit");
  units.forEach(function (unit, at) {
    var count = list(unit.direct).length;
    put(names, h("li", null, h("button", {type: "button", "data-unit": at, onclick: function () { show(at); remember(); }},
      h("span", null, unit.name), h("small", {title: "直接点名的任务数"}, count || ""))));
  });
  put(panel, h("div.two", null, h("nav.aside", {"aria-label": "单位"}, filter, pick, names), sheet));

  function narrow() {
    var words = filter.value.trim();
    all("li", names).forEach(function (row, at) {
      row.hidden = Boolean(words) && [units[at].name].concat(list(units[at].written)).every(function (one) { return one.indexOf(words) < 0; });
    });
  }

  function block(title, about, duties, unit) {
    if (!list(duties).length) { return null; }
    return h("section.block", null, h("h3", null, title, h("span.count", null, duties.length + " 项"), h("small", null, about)), h("ol.rows", null, duties.map(function (duty) {
      var task = taskOf[duty.task];
      return h("li.item.duty", {"data-item": "task-" + duty.task},
        h("button.handle.number", {type: "button", "data-key": "task-" + duty.task, title: "看原文的这一行", "aria-label": "第 " + duty.task + " 项，看原文"}, duty.task),
        h("div", null,
          h("p.title", null, h("button.link", {type: "button", title: "到任务台账", onclick: function () { leave(); select("task-" + duty.task + "-task"); }}, task.task.text || task.category.text || "（没有事项名称）")),
          title === "直接点名" ? h("p.text", null, task.text.text) : null,
          h("p.facts", null,
            duty.role && title !== "待明确" ? h("button.chip.role", {type: "button", title: "看写明职责的地方", onclick: function () { point(duty, unit); }}, duty.role) : null,
            list(duty.through).length ? h("button.chip.tail", {type: "button", onclick: function () { point(duty, unit); }}, "“" + duty.through.join("、") + "”") : null,
            list(task.deadlines).map(function (one, at) { return value("button.chip.deadline", "task-" + duty.task + "-deadline-" + at, [one.text, one.more && one.more !== one.text ? h("small", null, one.more) : null]); }))));
    })));
  }

  function show(at) {
    var unit = units[at];
    if (!unit || chosen === at) { return; }
    chosen = at;
    pick.value = String(at);
    all("button", names).forEach(function (one, index) {
      if (index === at) { one.setAttribute("aria-current", "true"); } else { one.removeAttribute("aria-current"); }
    });
    put(empty(sheet), [
      h("h2", null, unit.name),
      h("p.written", null, [unit.type, list(unit.written).length ? "文中写作：" + unit.written.join("、") : ""].filter(Boolean).join("　")),
      block("直接点名", "文件中写明本单位", unit.direct, unit),
      block("经由集合称谓", "以“各……”一类称谓包括本单位", unit.collective, unit),
      block("待明确", "名单没有列全，请与牵头单位确认是否涉及", unit.open, unit),
      list(unit.direct).length + list(unit.collective).length + list(unit.open).length ? null : h("p.none", null, "没有任务。")]);
    views.units.unit = at;
    mark(false);
  }

  showUnit = function (at) { show(at); var row = names.children[at]; if (row && row.scrollIntoView) { row.scrollIntoView({block: "nearest"}); } scroller().scrollTop = 0; };
  if (units.length) { show(0); } else { put(sheet, h("p.none", null, "没有责任单位。")); }
});
