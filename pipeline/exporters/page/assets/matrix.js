// 责任矩阵: units down, tasks across; row and column follow the cursor.

view("matrix", "责任矩阵", null, function (panel) {
  var tasks = list(data.tasks), groups = list(data.collectives), roles = [];
  var below = groups.map(function (one) { return one.name; });
  var bodies = list(data.units).filter(function (one) { return below.indexOf(one.name) < 0 && list(one.direct).length + list(one.collective).length; });
  bodies.concat(groups).forEach(function (one) {
    list(one.direct).concat(list(one.collective)).forEach(function (duty) {
      (duty.role || "").split("、").forEach(function (role) { if (role && roles.indexOf(role) < 0) { roles.push(role); } });
    });
  });
  var name = h("input", {type: "search", placeholder: "单位", "aria-label": "按单位名称筛选", oninput: draw});
  var role = h("select", {"aria-label": "按职责筛选", onchange: draw}, h("option", {value: ""}, "全部职责"), roles.map(function (one) { return h("option", {value: one}, one); }));
  var part = h("select", {"aria-label": "按部分筛选", onchange: draw}, options("全部部分", list(data.parts).map(function (one) { return one || "（未分部分）"; })));
  var told = h("p.told", {"aria-live": "polite"}), legend = h("p.legend", null, list(data.legend).join("　"));
  var holder = h("div.matrix", {tabindex: "-1"}), cells = {}, heads = {}, sides = [], lit = [], at = null;
  if (tasks.length * bodies.length > 20000 && list(data.parts).length > 1) { part.value = "0"; }
  put(panel, [h("div.bar", null, name, roles.length > 1 ? role : null, list(data.parts).length > 1 ? part : null, told), holder, legend]);

  function draw() {
    var columns = tasks.filter(function (task) { return !part.value || String(task.part) === part.value; });
    var words = name.value.trim(), wanted = role.value;
    function marksOf(one) {
      var found = {}, any = 0;
      [[one.direct, false], [one.collective, true]].forEach(function (pair) {
        list(pair[0]).forEach(function (duty) {
          if (!wanted || duty.role.split("、").indexOf(wanted) >= 0) { found[duty.task] = {duty: duty, through: pair[1]}; }
        });
      });
      columns.forEach(function (task) { if (found[task.number]) { any++; } });
      return {found: found, any: any};
    }
    cells = {}; heads = {}; sides = []; lit = []; at = null;
    var table = h("table", {role: "grid", "aria-label": "责任矩阵，方向键移动，回车看原文"});
    put(table, h("thead", null, h("tr", null, h("th.corner", {scope: "col"}, h("span", null, "单位")), columns.map(function (task) {
      return heads[task.number] = h("th", {scope: "col", "data-task": task.number}, h("button", {type: "button", tabindex: "-1", "data-key": "task-" + task.number,
        title: "第 " + task.number + " 项　" + (task.task.text || task.text.text)}, h("b", null, task.number), h("span", null, short(task.task.text || task.category.text || task.text.text))));
    }), h("th.sum", {scope: "col"}, h("span", null, "项数")))));
    var body = h("tbody"), shown = 0;
    function row(one, index, kind) {
      if (words && one.name.indexOf(words) < 0 && !list(one.written).some(function (form) { return form.indexOf(words) >= 0; })) { return; }
      var marks = marksOf(one);
      if (!marks.any) { return; }
      shown++;
      var line = sides.length, side = h("th", {scope: "row"}, index === null ? h("span", null, one.name) :
        h("button", {type: "button", tabindex: "-1", title: "看这个单位的清单", onclick: function () { leave(); open("units"); showUnit(index); }}, one.name));
      sides.push(side);
      put(body, h("tr" + kind, null, side, columns.map(function (task, column) {
        var entry = marks.found[task.number];
        var cell = h("td", {"data-row": line, "data-task": task.number, "data-column": column});
        if (entry) {
          cell.textContent = entry.through ? "(" + entry.duty.mark + ")" : entry.duty.mark;
          cell.setAttribute("tabindex", "-1");
          cell.setAttribute("aria-label", one.name + "，第 " + task.number + " 项，" + entry.duty.role + (entry.through ? "，经由“" + entry.duty.through.join("、") + "”" : ""));
          if (entry.through) { cell.className = "through"; }
          cells[line + ":" + column] = {cell: cell, duty: entry.duty, unit: one, name: one.name, task: task, through: entry.through};
        }
        return cell;
      }), h("td.sum", null, marks.any)));
    }
    bodies.forEach(function (one) { row(one, data.units.indexOf(one), ""); });
    groups.forEach(function (one) { row(one, null, ".group"); });
    put(table, body);
    put(empty(holder), shown ? table : h("p.none", null, "没有符合条件的单位。"));
    var first = Object.keys(cells)[0];
    if (first) { cells[first].cell.setAttribute("tabindex", "0"); }
    told.textContent = shown + " 个单位 · " + columns.length + " 项任务";
  }

  function cross(cell) {
    lit.splice(0).forEach(function (one) { one.classList.remove("cross"); });
    if (!cell) { return; }
    var line = cell.getAttribute("data-row"), task = cell.getAttribute("data-task");
    lit = all('[data-task="' + task + '"]', holder);
    if (line !== null) { lit = lit.concat(Array.prototype.slice.call(cell.parentNode.children)); }
    lit.forEach(function (one) { one.classList.add("cross"); });
    var entry = cells[line + ":" + cell.getAttribute("data-column")], full = taskOf[task];
    var words = "第 " + task + " 项　" + short(full.task.text || full.text.text);
    told.textContent = entry ? entry.name + " · " + entry.duty.role + (entry.through ? "（经由“" + entry.duty.through.join("、") + "”）" : "") + " · " + words : words;
  }

  function choose(cell) {
    var entry = cells[cell.getAttribute("data-row") + ":" + cell.getAttribute("data-column")];
    if (!entry) { return; }
    all('td[tabindex="0"]', holder).forEach(function (one) { one.setAttribute("tabindex", "-1"); });
    all(".chosen", holder).forEach(function (one) { one.classList.remove("chosen"); });
    cell.setAttribute("tabindex", "0");
    cell.classList.add("chosen");
    cell.focus({preventScroll: false});
    at = cell;
    cross(cell);
    point(entry.duty, entry.unit);
  }

  holder.addEventListener("mouseover", function (event) { cross(event.target.closest("[data-task]")); });
  holder.addEventListener("mouseleave", function () { cross(at); });
  holder.addEventListener("click", function (event) { var cell = event.target.closest("td[data-row]"); if (cell) { choose(cell); } });
  holder.addEventListener("focusin", function (event) { var cell = event.target.closest("td[data-row]"); if (cell) { cross(cell); } });
  holder.addEventListener("keydown", function (event) {
    var cell = event.target.closest("td[data-row]"), by = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]}[event.key];
    if (!cell || !by) { if (cell && event.key === "Enter") { choose(cell); } return; }
    event.preventDefault();
    var line = Number(cell.getAttribute("data-row")), column = Number(cell.getAttribute("data-column"));
    for (var far = 0; far < 2000; far++) {
      line += by[0]; column += by[1];
      if (line < 0 || column < 0 || line >= sides.length || column > tasks.length) { return; }
      if (cells[line + ":" + column]) { choose(cells[line + ":" + column].cell); return; }
    }
  });
  draw();
});

function short(text) { return text.length > 26 ? text.slice(0, 25) + "…" : text; }

/** Light where a unit's duty is written: its name, or the words that mean it, which stand for many. */
function point(duty, unit) {
  var task = taskOf[duty.task], words = list(duty.through), index = list(data.units).indexOf(unit), at = [];
  list(task.groups).forEach(function (group) {
    list(group.parties).forEach(function (party) {
      var is = words.length ? words.indexOf(party.written || party.name) >= 0 : index >= 0 ? party.unit === index : party.name === unit.name;
      if (is) { at = at.concat(list(party.at)); }
    });
    list(group.tails).forEach(function (tail) { if (words.indexOf(tail.text) >= 0) { at = at.concat(list(tail.at)); } });
  });
  printed.show({key: "", owner: "task-" + task.number, at: at.length ? at : list(task.at), text: words[0] || ""}, true);
  say(unit.name + "，第 " + task.number + " 项" + whereabouts(at));
}
