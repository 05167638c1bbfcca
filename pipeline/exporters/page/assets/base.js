// Elements, what may be pointed at, and the one selection that all parts follow. Texts only ever become text nodes.

var data = JSON.parse(document.getElementById("data").textContent);
var still = window.matchMedia && matchMedia("(prefers-reduced-motion: reduce)").matches;

/** An element: "tag.class", its properties (on*: listeners, else attributes; null is left out), its children. */
function h(name, props) {
  var parts = name.split("."), made = document.createElement(parts[0]);
  if (parts.length > 1) { made.className = parts.slice(1).join(" "); }
  Object.keys(props || {}).forEach(function (key) {
    var value = props[key];
    if (value === null || value === undefined || value === false) { return; }
    if (key.slice(0, 2) === "on") { made.addEventListener(key.slice(2), value); }
    else { made.setAttribute(key, value === true ? "" : value); }
  });
  for (var at = 2; at < arguments.length; at++) { put(made, arguments[at]); }
  return made;
}

function put(parent, child) {
  if (child === null || child === undefined || child === "" || child === false) { return; }
  if (Array.isArray(child)) { child.forEach(function (one) { put(parent, one); }); }
  else { parent.appendChild(typeof child === "object" ? child : document.createTextNode(String(child))); }
}

function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
function list(values) { return values || []; }
function empty(element) { while (element.firstChild) { element.removeChild(element.firstChild); } return element; }
function isText(element) { return /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName); }

(function () {
  function duty(at) { return data.duties[at]; }
  list(data.units).concat(list(data.collectives)).forEach(function (unit) {
    ["direct", "collective", "open"].forEach(function (block) { unit[block] = list(unit[block]).map(duty); });
  });
  var before = {};
  list(data.tasks).forEach(function (task) {
    ["task", "category"].forEach(function (name) { before[name] = task[name] = task[name] || before[name]; });
    list(task.groups).forEach(function (group) {
      list(group.parties).forEach(function (party) { if (party.unit !== undefined) { party.name = data.units[party.unit].name; } });
    });
  });
})();

// --- what may be pointed at ---------------------------------------------------------------------------------------

/** By key: {key, owner, view, at, text, name}. An owner is the row that holds a value; its own key is its owner's. */
var targets = {};

function target(key, owner, view, at, text, name, fallback) {
  targets[key] = {key: key, owner: owner, view: view, at: list(at).length ? at : list(fallback), text: text || "", name: name};
}

(function () {
  list(data.tasks).forEach(function (task) {
    var own = "task-" + task.number, name = "第 " + task.number + " 项";
    function one(part, value, label) {
      target(own + "-" + part, own, "ledger", value.at, value.text || value.written || value.name, name + " · " + label, task.at);
    }
    target(own, own, "ledger", task.at, "", name);
    one("category", task.category, "任务类别");
    one("task", task.task, "任务事项");
    one("text", task.text, "具体要求");
    if (task.raw) { one("raw", task.raw, "责任单位"); }
    list(task.groups).forEach(function (group, g) {
      list(group.parties).forEach(function (party, p) { one("party-" + g + "-" + p, party, party.name); });
      list(group.tails).forEach(function (tail, p) { one("tail-" + g + "-" + p, tail, tail.text); });
    });
    list(task.deadlines).forEach(function (value, at) { one("deadline-" + at, value, "完成时限"); });
    list(task.extra).forEach(function (value, at) { one("extra-" + at, value, value.label || "原表其他栏"); });
  });
  list(data.facts).forEach(function (fact, at) {
    target("fact-" + at, "fact-" + at, "points", fact.at, fact.text, fact.label || "文件信息");
  });
  var sections = 0;
  (function walk(several) {
    list(several).forEach(function (section) {
      var own = section.key = "section-" + sections++;
      target(own, own, "points", section.heading.at, section.heading.text, section.heading.label || "标题");
      if (section.text) { target(own + "-text", own, "points", section.text.at, section.text.text, "标题下的内容"); }
      list(section.points).forEach(function (point) {
        var own = "point-" + point.number, name = "要点" + (point.heading.label || " " + point.number);
        target(own, own, "points", point.at, "", name);
        target(own + "-heading", own, "points", point.heading.at, point.heading.text, name + " · 标题");
        target(own + "-text", own, "points", point.text.at, point.text.text, name + " · 内容");
        list(point.deadlines).forEach(function (value, at) {
          target(own + "-deadline-" + at, own, "points", value.at, value.text, name + " · 时限");
        });
      });
      walk(section.sections);
    });
  })(data.sections);
  list(data.findings).forEach(function (finding, at) {
    target("finding-" + at, "finding-" + at, "review", finding.quoted, "", "校核意见 " + (at + 1), finding.at);
    targets["finding-" + at].around = list(finding.quoted).length ? finding.at : null;
  });
})();

var taskOf = {}, findingsOf = {};
list(data.tasks).forEach(function (task) { taskOf[task.number] = task; });
list(data.findings).forEach(function (finding, at) {
  if (finding.task !== undefined) { (findingsOf[finding.task] = findingsOf[finding.task] || []).push(at); }
});

// --- the selection ------------------------------------------------------------------------------------------------

/** What else is told of each selection. */
var followers = [];

var views = {}, order = [], current = {view: null, key: null};

/** Show one value: in its view, and on the document. from: "page" or "view", which then does not scroll. */
function select(key, from) {
  var chosen = targets[key];
  if (!chosen) { return; }
  current.key = key;
  if (from !== "view" && chosen.view !== current.view) { open(chosen.view); }
  mark(from !== "view");
  printed.show(chosen, from !== "page");
  say(chosen.name + whereabouts(chosen.at));
  followers.forEach(function (one) { one(key); });
  remember();
}

function whereabouts(at) {
  var pages = [];
  list(at).forEach(function (spot) { if (spot.length > 1 && pages.indexOf(spot[0]) < 0) { pages.push(spot[0]); } });
  return pages.length ? "，原文第 " + pages.join("、") + " 页" : "";
}

/** Mark what is selected in the view that is open. */
function mark(scroll) {
  var panel = views[current.view] && views[current.view].panel, chosen = targets[current.key];
  if (!panel) { return; }
  all(".on, .current", panel).forEach(function (one) {
    one.classList.remove("on", "current");
    one.removeAttribute("aria-current");
    if (one.classList.contains("item")) { reach(one, "-1"); }
  });
  if (!chosen) { return; }
  var item = panel.querySelector('[data-item="' + chosen.owner + '"]');
  if (item) {
    item.hidden = false;
    item.classList.add("current");
    item.setAttribute("aria-current", "true");
    reach(item, "0");
  }
  all('[data-key="' + chosen.key + '"]', panel).forEach(function (one) { one.classList.add("on"); });
  if (item && scroll) { bring(item); }
}

/** Within the row that is current, Tab goes from value to value; past the others it goes by. */
function reach(item, index) {
  all("button[data-key]:not(.handle)", item).forEach(function (one) { one.setAttribute("tabindex", index); });
}

function bring(item) {
  var box = item.getBoundingClientRect(), room = scroller().getBoundingClientRect();
  var bar = item.closest(".panel").querySelector(".bar"), top = room.top + (bar ? bar.offsetHeight : 0) + 44;
  if (box.top < top || box.bottom > room.bottom) {
    scroller().scrollTop += box.top - top - Math.max(0, Math.min(60, (room.bottom - top - box.height) / 3));
  }
}

function scroller() { return document.getElementById("views"); }

function hover(key) { printed.hint(key ? targets[key] : null); }

var said;
function say(text) { if (said) { said.textContent = text; } }

// --- views --------------------------------------------------------------------------------------------------------

/** A view is built when it is first opened. */
function view(name, title, count, build) {
  views[name] = {name: name, title: title, count: count, build: build, panel: null};
  order.push(name);
}

function open(name) {
  var one = views[name];
  if (!one || current.view === name) { return; }
  current.view = name;
  if (!one.panel) {
    one.panel = h("section.panel.panel-" + name, {id: "panel-" + name, role: "tabpanel", "aria-labelledby": "tab-" + name, tabindex: "-1"});
    scroller().appendChild(one.panel);
    put(one.panel, h("h2.print-only", null, one.title));
    one.build(one.panel);
  }
  order.forEach(function (other) {
    var tab = document.getElementById("tab-" + other), is = other === name;
    tab.setAttribute("aria-selected", is ? "true" : "false");
    tab.setAttribute("tabindex", is ? "0" : "-1");
    if (views[other].panel) { views[other].panel.hidden = !is; }
  });
  scroller().scrollTop = one.top || 0;
  mark(false);
}

function leave() { if (current.view) { views[current.view].top = scroller().scrollTop; } }

function turnTo(name) { leave(); open(name); remember(); }

/** The rows of the open view, those that filters leave. */
function items() { return all(".item", views[current.view].panel).filter(function (one) { return one.offsetParent !== null; }); }

function step(by) {
  var rows = items(), at = rows.findIndex(function (one) { return one.classList.contains("current"); });
  var next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by))];
  if (!next) { return; }
  select(next.getAttribute("data-item"), "view");
  bring(next);
  var handle = next.querySelector(".handle");
  if (handle) { handle.focus({preventScroll: true}); }
}

/** From value to value within the row that is current. */
function stepWithin(by) {
  var item = items().find(function (one) { return one.classList.contains("current"); });
  if (!item) { return step(1); }
  var values = all("[data-key]", item), at = values.findIndex(function (one) { return one.getAttribute("data-key") === current.key; });
  var next = values[Math.max(0, Math.min(values.length - 1, at + by))];
  if (next) { select(next.getAttribute("data-key"), "view"); next.focus({preventScroll: true}); }
}

// --- the address --------------------------------------------------------------------------------------------------

function remember() {
  var chosen = targets[current.key], hash = "#view=" + current.view;
  if (chosen && chosen.view === current.view) {
    var parts = chosen.owner.split("-");
    hash = parts[0] === "task" ? "#task=" + encodeURIComponent(taskOf[parts[1]].id) : "#" + parts[0] + "=" + parts[1];
  }
  if (hash !== location.hash) { try { history.replaceState(null, "", hash); } catch (error) { return; } }
}

/** #task=ID or number, #point=N, #finding=N, #fact=N, #section=N, #unit=N, #view=NAME. */
function follow() {
  var parts = location.hash.slice(1).split("="), what = parts[0], which = "";
  try { which = decodeURIComponent(parts[1] || ""); } catch (error) { which = ""; }
  if (what === "task") {
    var task = list(data.tasks).find(function (one) { return one.id === which || String(one.number) === which; });
    if (task) { select("task-" + task.number); return true; }
  } else if (what === "view" && views[which]) {
    open(which);
    return true;
  } else if (what === "unit" && list(data.units)[which]) {
    open("units");
    showUnit(Number(which));
    return true;
  } else if (targets[what + "-" + which]) {
    select(what + "-" + which);
    return true;
  }
  return false;
}
