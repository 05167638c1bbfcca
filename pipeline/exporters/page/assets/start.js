// The frame around document and views, and the keys.

(function () {
  var app = document.getElementById("app"), tabs = h("div.tabs", {role: "tablist", "aria-label": "视图"});
  order.forEach(function (name) {
    var one = views[name];
    put(tabs, h("button", {type: "button", role: "tab", id: "tab-" + name, "aria-controls": "panel-" + name, "aria-selected": "false", tabindex: "-1",
      onclick: function () { turnTo(name); }}, one.title, one.count === null ? null : h("small", null, one.count)));
  });
  tabs.addEventListener("keydown", function (event) {
    var by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!by) { return; }
    event.preventDefault();
    turnTo(order[(order.indexOf(current.view) + by + order.length) % order.length]);
    document.getElementById("tab-" + current.view).focus();
  });
  said = h("p.unseen", {"aria-live": "polite"});
  var paper = h("aside.document-pane", {id: "paper", "aria-label": "原文"});
  var bar = h("div.divider", {role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-label": "原文与台账的分界", "aria-valuemin": "20", "aria-valuemax": "75", "aria-valuenow": "46"});
  var main = h("main", {id: "views", tabindex: "-1"});
  var help = h("dialog.help", {"aria-label": "键盘操作"}, h("h2", null, "键盘操作"), h("dl", null,
    [["j / k", "下一项、上一项"], ["l / h", "同一项里的下一个、上一个内容"], ["/", "搜索"], ["1 – 5", "换视图"], ["+ / −", "放大、缩小原文"], ["Esc", "关闭、清除"], ["?", "这张表"]]
      .map(function (pair) { return [h("dt", null, h("kbd", null, pair[0])), h("dd", null, pair[1])]; })),
    h("button", {type: "button", onclick: function () { help.close(); }}, "知道了"));
  put(app, [
    h("a.skip", {href: "#views", onclick: function (event) { event.preventDefault(); main.focus(); }}, "跳到台账"),
    h("header.top", null,
      h("div.name", null, h("h1", {title: data.title}, data.title), h("p", null, data.line)),
      h("nav", {"aria-label": "视图"}, tabs),
      h("div.right", null, finder.build(),
        h("button.paper-button", {type: "button", onclick: function () { document.body.classList.remove("closed"); document.body.classList.toggle("reading"); }}, "原文"),
        h("button.print", {type: "button", title: "打印当前视图", onclick: function () { window.print(); }}, "打印"),
        help.showModal ? h("button.keys", {type: "button", title: "键盘操作", "aria-label": "键盘操作", onclick: function () { help.showModal(); }}, "?") : null)),
    h("div.halves", null, paper, bar, main),
    said, help]);
  printed.build(paper);
  if (printed.form === "none") { document.body.classList.add("closed", "alone"); }

  function share(part) {
    part = Math.max(20, Math.min(75, part));
    paper.style.flexBasis = part + "%";
    bar.setAttribute("aria-valuenow", Math.round(part));
  }
  bar.addEventListener("pointerdown", function (event) {
    bar.setPointerCapture(event.pointerId);
    function move(moved) { share(100 * moved.clientX / window.innerWidth); }
    bar.addEventListener("pointermove", move);
    bar.addEventListener("pointerup", function done() { bar.removeEventListener("pointermove", move); bar.removeEventListener("pointerup", done); });
  });
  bar.addEventListener("keydown", function (event) {
    var by = event.key === "ArrowRight" ? 3 : event.key === "ArrowLeft" ? -3 : 0;
    if (by) { event.preventDefault(); share(Number(bar.getAttribute("aria-valuenow")) + by); }
  });

  main.addEventListener("click", function (event) {
    var one = event.target.closest("[data-key]"), choice = window.getSelection && getSelection();
    if (!one || (choice && !choice.isCollapsed && main.contains(choice.anchorNode))) { return; }
    document.body.classList.remove("closed");
    select(one.getAttribute("data-key"), "view");
  });
  main.addEventListener("mouseover", function (event) { var one = event.target.closest("[data-key]"); hover(one ? one.getAttribute("data-key") : null); });
  main.addEventListener("mouseleave", function () { hover(null); });
  main.addEventListener("keydown", function (event) {
    var one = event.target.closest("[data-key]");
    if (one && event.key === "Enter" && event.target.tagName !== "BUTTON") { select(one.getAttribute("data-key"), "view"); }
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) { return; }
    if (isText(event.target)) { if (event.key === "Escape") { event.target.blur(); } return; }
    var acts = {j: function () { step(1); }, k: function () { step(-1); }, l: function () { stepWithin(1); }, h: function () { stepWithin(-1); },
      "/": finder.focus, "?": function () { if (help.showModal) { help.showModal(); } }, "+": function () { printed.zoom(1.25); }, "=": function () { printed.zoom(1.25); },
      "-": function () { printed.zoom(0.8); }, Escape: function () { document.body.classList.remove("reading"); }};
    var act = acts[event.key] || (order[Number(event.key) - 1] && function () { turnTo(order[Number(event.key) - 1]); });
    if (act) { event.preventDefault(); act(); }
  });
  window.addEventListener("hashchange", follow);
  if (!follow()) { open(list(data.tasks).length ? "ledger" : "points"); }
})();
