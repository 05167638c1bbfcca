// 校核意见: the gravest first, each with the piece of the page that it is about.

view("review", "校核意见", list(data.findings).length, function (panel) {
  var findings = list(data.findings), rows = h("ol.rows"), kinds = [];
  findings.forEach(function (one) { if (kinds.indexOf(one.word) < 0) { kinds.push(one.word); } });
  if (!findings.length) { put(panel, h("p.none.good", null, "没有需要核对的问题。")); return; }
  var kind = h("select", {"aria-label": "按级别筛选", onchange: function () {
    all(".item", rows).forEach(function (row, at) { row.hidden = Boolean(kind.value) && findings[at].word !== kind.value; });
  }}, h("option", {value: ""}, "全部级别"), kinds.map(function (word) {
    return h("option", {value: word}, word + " " + findings.filter(function (one) { return one.word === word; }).length);
  }));
  put(panel, [h("div.bar", null, kind, h("span.count", null, "从最要紧的看起：点一条，左边就是它在原文里的地方")), rows]);
  findings.forEach(function (finding, at) {
    var key = "finding-" + at;
    put(rows, h("li.item.finding." + finding.severity + (finding.checked ? ".checked" : ""), {"data-item": key},
      h("div.head", null,
        h("span.severity", null, finding.word),
        finding.checked ? h("span.seen", null, "已核对") : null,
        h("h3", null, value("button.handle", key, finding.place, {tabindex: "0", "aria-label": finding.word + "，" + finding.place})),
        finding.page ? h("span.page-of", null, finding.page) : null),
      h("p.message", {"data-key": key}, finding.message),
      pieces(finding, key),
      h("p.advice", null, finding.advice),
      h("p.facts", null,
        finding.task !== undefined && taskOf[finding.task] ? h("button.link", {type: "button", onclick: function () { leave(); select("task-" + finding.task); }}, "看任务第 " + finding.task + " 项") : null,
        finding.point !== undefined && targets["point-" + finding.point] ? h("button.link", {type: "button", onclick: function () { leave(); select("point-" + finding.point); }}, "看要点第 " + finding.point + " 条") : null)));
  });

  /** The pieces of pages: those with the words in question, each page once; else all places. */
  function pieces(finding, key) {
    var pages = [], words = list(finding.quoted), at = list(finding.at);
    (words.length ? words : at).forEach(function (spot) { if (spot.length > 1 && pages.indexOf(spot[0]) < 0) { pages.push(spot[0]); } });
    if (!pages.length) {
      var quoted = printed.quote(at);
      return quoted ? h("blockquote", {"data-key": key}, quoted) : null;
    }
    function of(spots, page) { return spots.filter(function (spot) { return spot[0] === page; }); }
    return h("div.crops", {"data-key": key}, pages.slice(0, 3).map(function (page) {
      var these = of(words, page), around = of(at, page);
      return h("figure", null, printed.crop(these, around.length ? around : these), h("figcaption", null, "第 " + page + " 页"));
    }), pages.length > 3 ? h("p.advice", null, "还有 " + (pages.length - 3) + " 页，见左边原文") : null);
  }
});
