// What the page of a notice can do besides where it is served: the way back, and corrections of what is selected.

(function () {
  var app = document.getElementById("app"), way = location.pathname, version = app.getAttribute("data-version");
  var right = document.querySelector(".top .right");
  right.insertBefore(h("a.back", {href: "/"}, "全部文件"), right.firstChild);
  var name = h("b"), acts = h("span"), told = h("span.told", {role: "status"});
  var undo = h("button", {type: "button", title: "撤销上一处改动", onclick: takeBack}, "撤销");
  undo.disabled = app.getAttribute("data-undo") !== "1";
  put(app, h("div.edits", {role: "toolbar", "aria-label": "改正"}, name, acts, undo, told));
  var busy = false;

  function tell(text, wrong) { told.textContent = text; told.classList.toggle("wrong", Boolean(wrong)); }

  // --- sending --------------------------------------------------------------------------------------------------

  function lock(is) {
    busy = is;
    all("button", acts).forEach(function (one) { one.disabled = is; });
    if (is) { undo.disabled = true; }
  }

  function send(edit, wrong, done) {
    ask("POST", way + "edits", {version: version, edit: edit}, function (answer) { if (done) { done(); } wait(answer.version); },
      function (message, status) { wrong(message, status); });
  }

  /** Until the results are those of that version; then they are shown, at the same place. */
  function wait(wanted) {
    lock(true);
    tell("正在重新转换…");
    ask("GET", way + "state", null, function (state) {
      var work = state.work;
      if (work && work.state === "failed") { lock(false); tell(work.message, true); }
      else if (state.version === wanted && (!work || work.state === "done")) { reload(); }
      else { setTimeout(function () { wait(wanted); }, 120); }
    }, function (message) { lock(false); tell(message, true); });
  }

  function reload() { location.reload(); }

  function takeBack() {
    ask("POST", way + "undo", {version: version}, function (answer) { wait(answer.version); }, refused);
  }

  function refused(message, status) {
    tell(message, true);
    if (status === 409) { put(told, [" ", h("button", {type: "button", onclick: function () { again(); }}, "看现在的样子")]); }
  }

  /** Results of the file of corrections as it is now. */
  function again() {
    ask("POST", way + "convert", {}, function () {
      ask("GET", way + "state", null, function (state) { wait(state.current); }, refused);
    }, refused);
  }
  if (app.getAttribute("data-current") !== version) { tell("更正文件在别处改过，正在按它重新转换…"); again(); }

  // --- asking ---------------------------------------------------------------------------------------------------

  /** A dialog with fields; save(close, wrong) is called by its button. */
  function dialog(title, fields, save, label, more) {
    var wrong = h("p.wrong", {role: "alert"}), box = h("dialog.edit", {"aria-label": title});
    function close() { box.close(); }
    function say(message, status) { empty(wrong); put(wrong, message); if (status === 409) { put(wrong, [" ", h("button", {type: "button", onclick: function () { close(); again(); }}, "看现在的样子")]); } }
    put(box, h("form", {onsubmit: function (event) { event.preventDefault(); if (save) { save(close, say); } }},
      h("h2", null, title), fields, wrong,
      h("div.buttons", null, more || null, h("button", {type: "button", onclick: close}, "取消"), save ? h("button.do", {type: "submit"}, label || "保存") : null)));
    box.addEventListener("close", function () { box.remove(); });
    document.body.appendChild(box);
    box.showModal();
    var first = box.querySelector("textarea, input, .choices button");
    if (first) { first.focus(); }
    return {close: close, say: say};
  }

  function field(label, control) { return h("label", null, label, control); }

  function changeText(what, where, number, text, beside) {
    var box = h("textarea", {"aria-label": what});
    box.value = text;
    dialog("改文字：" + what, field("改成原文的样子，别的不要改", box), function (close, wrong) {
      if (box.value === text) { close(); return; }
      send({type: "text", where: where, number: number, old: text, "new": box.value, beside: beside || ""}, wrong, close);
    });
  }

  function changeUnits(task) {
    ask("GET", way + "tasks/" + task.number, null, function (answer) {
      var rows = h("div"), read = rowsOf(task)[0];
      function add(party) {
        var text = h("input", {"aria-label": "单位", list: "known-units", autocomplete: "off"}), role = h("select", {"aria-label": "职责"});
        put(role, ROLES.map(function (one) { return h("option", {value: one[0]}, one[1]); }));
        text.value = party.name || party.text;
        role.value = party.role;
        var row = h("div.party", null, text, role, h("button", {type: "button", "aria-label": "去掉", onclick: function () { row.remove(); }}, "去掉"));
        row.party = party;
        put(rows, row);
        return text;
      }
      answer.parties.forEach(add);
      var known = h("datalist", {id: "known-units"}, list(data.units).concat(list(data.collectives)).map(function (unit) { return h("option", {value: unit.name}); }));
      dialog("责任单位：第 " + task.number + " 项", [h("p.about", null, "原文：" + (answer.raw || "（没有写）")), rows, known,
        h("button", {type: "button", onclick: function () { add({text: "", role: "responsible", kind: "unit"}).focus(); }}, "加一个单位")], function (close, wrong) {
        var parties = [];
        all(".party", rows).forEach(function (row) {
          var said = row.querySelector("input").value.trim(), old = row.party, kept = said === (old.name || old.text);
          if (!said) { return; }
          parties.push({text: kept ? old.text : said, name: kept ? old.name || null : said, kind: kept ? old.kind : "unit", role: row.querySelector("select").value, unit: kept ? old.unit || null : null});
        });
        send({type: "units", task: read, raw: answer.raw, parties: parties}, wrong, close);
      });
    }, refused);
  }
  var ROLES = [["lead", "牵头"], ["responsible", "责任"], ["support", "配合"], ["oversee", "指导"], ["unspecified", "未分主次"]];

  function changeName(text, written) {
    var box = h("input", {type: "search", "aria-label": "找单位", autocomplete: "off"}), choices = h("div.choices"), turn = 0, open;
    box.value = written || text;
    function choose(unit) { open.close(); where(text, unit); }
    function search() {
      var mine = ++turn, words = box.value.trim();
      ask("GET", way + "units?q=" + encodeURIComponent(words), null, function (units) {
        if (mine !== turn) { return; }
        empty(choices);
        units.forEach(function (unit) {
          put(choices, h("button", {type: "button", onclick: function () { choose(unit); }}, unit.name, unit.by ? h("small", null, "简称：" + unit.by) : null));
        });
        if (words && !units.some(function (unit) { return unit.name === words; })) {
          put(choices, h("button", {type: "button", onclick: function () { choose({name: words, unit: null}); }}, words, h("small", null, "新单位，名单里没有")));
        }
      }, function (message) { open.say(message); });
    }
    box.addEventListener("input", search);
    open = dialog("“" + text + "”是哪个单位", [field("打几个字，从名单里选；没有的，写全称", box), choices], function () {
      var first = choices.querySelector("button");
      if (first) { first.click(); }
    }, "选第一个");
    search();
  }

  function where(text, unit) {
    var change = h("pre", {"aria-label": "规则文件的改动"}), version = null;
    var write = h("button", {type: "button", onclick: function () {
      ask("POST", way + "names", {name: {text: text, name: unit.name, unit: unit.unit || null}, version: version}, function (answer) { open.close(); wait(answer.version); }, open.say);
    }}, "记进规则，以后都认得");
    write.disabled = true;
    var open = dialog("“" + text + "”是“" + unit.name + "”", [h("p.about", null, "只改这一份文件，或记进本地方的规则文件，往后各年都认得。规则文件会这样改："), change], function (close, wrong) {
      send({type: "name", text: text, name: unit.name, unit: unit.unit || null}, wrong, close);
    }, "只改这一份", write);
    ask("POST", way + "names", {name: {text: text, name: unit.name, unit: unit.unit || null}}, function (answer) {
      version = answer.version;
      change.textContent = answer.refused || answer.file + "\n" + answer.diff;
      write.disabled = Boolean(answer.refused);
    }, function (message) { change.textContent = message; });
  }

  function changeDeadline(task, at) {
    var old = list(task.deadlines)[at] || {}, due = h("input", {type: "date"}), words = h("input", {autocomplete: "off"});
    due.value = /^\d{4}-\d\d-\d\d$/.test(old.more || "") ? old.more : "";
    words.value = old.text || "";
    dialog("时限：第 " + task.number + " 项", [field("日期（留空就是没有确定的日期）", due), field("原文的说法", words)], function (close, wrong) {
      send({type: "deadline", task: rowsOf(task)[0], old: list(task.deadlines).length > 1 ? old.text : "", due: due.value || null, words: words.value.trim()}, wrong, close);
    });
  }

  function split(task) {
    var text = task.text.text, cuts = [], choices = h("div.choices"), open;
    text.replace(/[。；;，,、]/g, function (sign, at) { if (at + 1 < text.length) { cuts.push(at + 1); } return sign; });
    cuts.forEach(function (at) {
      put(choices, h("button", {type: "button", onclick: function () { send({type: "split", rows: rowsOf(task), before: begin(text, at)}, open.say, open.close); }}, text.slice(at, at + 40) + (text.length > at + 40 ? "…" : "")));
    });
    open = dialog("把第 " + task.number + " 项分成两项", [h("p.about", null, cuts.length ? "第二项从哪里开始？" : "这一项只有一句话，分不开。"), choices], null);
  }

  /** As many words from there as stand in the text once. */
  function begin(text, at) {
    var length = 6;
    while (at + length < text.length && text.indexOf(text.slice(at, at + length)) !== at) { length++; }
    return text.slice(at, at + length);
  }

  function join(task, next) {
    var begins = next.text.text;
    dialog("把第 " + task.number + " 项和第 " + next.number + " 项合成一项", h("p.about", null, begins.slice(0, 60)), function (close, wrong) {
      send({type: "join", first: rowsOf(task), second: rowsOf(next), begins: begins}, wrong, close);
    }, "合并");
  }

  function rowsOf(task) { return list(task.read).length ? task.read : [task.number]; }

  /** The texts of the other parts of a row that was split. */
  function beside(task) {
    return list(data.tasks).filter(function (one) { return one !== task && rowsOf(one)[0] === rowsOf(task)[0]; }).map(function (one) { return one.text.text; }).join("\n");
  }

  // --- what may be done with what is selected -------------------------------------------------------------------

  function actions(key) {
    var parts = key.split("-"), found = [];
    function may(label, act) { found.push([label, act]); }
    if (parts[0] === "task") {
      var task = taskOf[parts[1]], part = parts[2] || "text", rows = rowsOf(task), next = taskOf[task.number + 1];
      var texts = {text: ["requirement", "具体要求", task.text], task: ["task", "任务事项", task.task], category: ["category", "任务类别", task.category]}[part];
      if (part === "party") {
        var party = task.groups[parts[3]].parties[parts[4]];
        may("这是哪个单位", function () { changeName(party.written || party.name, party.name); });
      }
      if (texts && texts[2] && texts[2].text && rows.length === 1) { may("改文字", function () { changeText(texts[1], texts[0], rows[0], texts[2].text, part === "text" ? beside(task) : ""); }); }
      may("单位和职责", function () { changeUnits(task); });
      may("时限", function () { changeDeadline(task, part === "deadline" ? Number(parts[3]) : 0); });
      may("分成两项", function () { split(task); });
      if (next) { may("与下一项合并", function () { join(task, next); }); }
    } else if (parts[0] === "finding") {
      var finding = data.findings[parts[1]], about = finding.task !== undefined && taskOf[finding.task];
      may(finding.checked ? "还要再看" : "标为已核对", function () {
        send({type: "check", code: finding.code, message: finding.message, checked: !finding.checked, point: finding.point === undefined ? null : finding.point, task: about ? rowsOf(about)[0] : null}, refused);
      });
    } else if (parts[0] === "point") {
      var heading = parts[2] === "heading", one = targets["point-" + parts[1] + (heading ? "-heading" : "-text")];
      may("改文字", function () { changeText(one.name, heading ? "point_heading" : "point_text", Number(parts[1]), one.text); });
    } else if (parts[0] === "section" && parts[2] === undefined && targets[key].text) {
      may("改文字", function () { changeText("标题", "section_heading", null, targets[key].text); });
    }
    return found;
  }

  function show(key) {
    empty(acts);
    empty(name);
    var chosen = targets[key];
    put(name, chosen ? chosen.name : "点一处内容，在这里改正");
    if (chosen) { put(acts, actions(key).map(function (pair) { return [h("button", {type: "button", onclick: pair[1]}, pair[0]), " "]; })); }
    if (busy) { lock(true); }
  }
  followers.push(show);
  show(current.key);

  document.addEventListener("keydown", function (event) {
    if (event.key !== "e" || event.ctrlKey || event.metaKey || event.altKey || isText(event.target) || document.querySelector("dialog[open]")) { return; }
    var first = acts.querySelector("button:not([disabled])");
    if (first) { event.preventDefault(); first.click(); }
  });
})();
