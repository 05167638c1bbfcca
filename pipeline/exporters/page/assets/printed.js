// The document as printed, on the left: pages whose pictures are there when they are seen, or its text in blocks.

var printed = (function () {
  var form = list(data.document.pages).length ? "pages" : list(data.document.blocks).length ? "text" : "none";
  var pane, sheet, where, zoom = 1, pages = [], waiting = [], watch = null, lit = [], hinted = [], marked = [], spotsOf = {};

  function build(parent) {
    where = h("span.where", {"aria-live": "off"});
    var tools = form !== "pages" ? null : h("span.tools", null,
      h("button", {type: "button", title: "缩小", "aria-label": "缩小原文", onclick: function () { setZoom(zoom / 1.25); }}, "−"),
      h("button.fit", {type: "button", title: "适合宽度", onclick: function () { setZoom(1); }}, "适宽"),
      h("button", {type: "button", title: "放大", "aria-label": "放大原文", onclick: function () { setZoom(zoom * 1.25); }}, "+"));
    sheet = h("div.sheet." + form);
    pane = h("div.paper", {tabindex: "0", role: "region", "aria-label": "原文，点其中的文字可找到对应的任务"}, sheet);
    put(parent, [h("div.strip", null, where, tools, h("button.close", {type: "button", "aria-label": "收起原文", onclick: close}, "收起")), pane]);
    if (form === "pages") { buildPages(); } else if (form === "text") { buildText(); }
    else { put(sheet, h("p.none", null, "这份网页里没有存原文，可打开原文件对照：" + data.document.file)); }
    pane.addEventListener("scroll", told, {passive: true});
    sheet.addEventListener("mousemove", function (event) { tell(hit(event)); });
    sheet.addEventListener("mouseleave", function () { tell(null); });
    sheet.addEventListener("click", function (event) { var key = hit(event); if (key) { leave(); select(key, "page"); } });
    told();
  }

  // --- pages ---

  function buildPages() {
    if (window.IntersectionObserver) {
      watch = new IntersectionObserver(function (entries) {
        entries.forEach(function (entry) { pages[entry.target.getAttribute("data-page") - 1].seen(entry.isIntersecting); });
      }, {root: pane, rootMargin: "60% 0px"});
    }
    data.document.pages.forEach(function (size, at) {
      var number = at + 1, over = h("div.over"), inner = h("div.inner", null, over);
      var element = h("div.page", {"data-page": number, role: "img", "aria-label": "原文第 " + number + " 页"}, inner);
      inner.style.paddingTop = (100 * size.height / size.width) + "%";
      element.style.containIntrinsicSize = "600px " + Math.round(600 * size.height / size.width) + "px";
      put(sheet, element);
      var one = {element: element, over: over, size: size, number: number, image: null};
      one.seen = function (is) {
        if (!is) { if (one.image) { one.image.remove(); one.image = null; } return; }
        if (!one.image) { draw(one); }
      };
      pages.push(one);
      if (watch) { watch.observe(element); } else { one.seen(true); }
    });
    document.addEventListener("DOMContentLoaded", function () { waiting.splice(0).forEach(draw); });
    Object.keys(targets).forEach(function (key) {
      if (targets[key].view === "review") { return; }
      targets[key].at.forEach(function (spot) {
        (spotsOf[spot[0]] = spotsOf[spot[0]] || []).push({spot: spot, key: key, area: (spot[3] - spot[1]) * (spot[4] - spot[2])});
      });
    });
    Object.keys(spotsOf).forEach(function (page) { spotsOf[page].sort(function (a, b) { return a.area - b.area; }); });
  }

  function draw(one) {
    if (list(one.size.lines).length) { one.image = lines(one); }
    else {
      var source = picture(one.number);
      if (source === null) { if (document.readyState === "loading" && waiting.indexOf(one) < 0) { waiting.push(one); } return; }
      one.image = h("img", {src: source, alt: "", draggable: "false", decoding: "async"});
    }
    one.over.parentNode.insertBefore(one.image, one.over);
  }

  /** The address of a page's picture; null where it is not there (yet). */
  function picture(number) {
    var held = document.getElementById("picture-" + number);
    if (!held) { return null; }
    // So every PNG begins.
    return "data:image/" + (held.textContent.slice(0, 5) === "iVBOR" ? "png" : "webp") + ";base64," + held.textContent;
  }

  var SVG = "http://www.w3.org/2000/svg";
  function lines(one) {
    var drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", "0 0 " + one.size.width + " " + one.size.height);
    one.size.lines.forEach(function (line) {
      var words = document.createElementNS(SVG, "text"), box = line.box, high = box[3] - box[1];
      words.setAttribute("x", box[0]);
      words.setAttribute("y", box[1] + high * 0.85);
      words.setAttribute("font-size", high);
      words.setAttribute("textLength", box[2] - box[0]);
      words.setAttribute("lengthAdjust", "spacingAndGlyphs");
      words.textContent = line.text;
      drawing.appendChild(words);
    });
    return drawing;
  }

  function setZoom(wanted) {
    var middle = (pane.scrollTop + pane.clientHeight / 2) / Math.max(1, pane.scrollHeight);
    zoom = Math.max(0.5, Math.min(4, wanted));
    sheet.style.width = zoom === 1 ? "" : (zoom * 100) + "%";
    pane.scrollTop = middle * pane.scrollHeight - pane.clientHeight / 2;
  }

  function told() {
    if (form !== "pages" || !where) { if (where) { where.textContent = data.document.file; } return; }
    var middle = pane.scrollTop + pane.clientHeight * 0.35, low = 0, high = pages.length - 1;
    while (low < high) {
      var half = (low + high + 1) >> 1;
      if (pages[half].element.offsetTop <= middle) { low = half; } else { high = half - 1; }
    }
    if (!where.firstChild || where.getAttribute("data-hint") === null) { where.textContent = "第 " + (low + 1) + " 页，共 " + pages.length + " 页"; }
  }

  // --- text ---

  function buildText() {
    data.document.blocks.forEach(function (block) {
      if (list(block.table).length) {
        put(sheet, h("div.roll", {tabindex: "0", role: "region", "aria-label": "原文中的表格"}, h("table", null, block.table.map(function (row) {
          return h("tr", null, row.map(function (cell) {
            return h("td", {"data-block": cell.block, rowspan: cell.rows, colspan: cell.columns}, cell.text);
          }));
        }))));
      } else {
        put(sheet, h("p", {"data-place": block.place}, h("span", {"data-block": block.block}, block.text)));
      }
    });
    Object.keys(targets).forEach(function (key) {
      if (targets[key].view === "review") { return; }
      targets[key].at.forEach(function (spot) { (spotsOf[spot[0]] = spotsOf[spot[0]] || []).push(key); });
    });
  }

  function block(number) { return sheet.querySelector('[data-block="' + number + '"]'); }

  /** Mark the value's words in its blocks; the whole of a block that is part of the value. */
  function markText(chosen, name) {
    var blocks = chosen.at.map(function (spot) { return block(spot[0]); }).filter(Boolean);
    // Of a row that is known by its line only, the cell with the words.
    var exact = blocks.length > 1 && chosen.text ? blocks.filter(function (one) { return one.textContent.indexOf(chosen.text) >= 0; }) : [];
    return (exact.length ? exact : blocks).map(function (element) {
      element.classList.add(name);
      if (name === "lit" && chosen.text) {
        var text = element.textContent, at = text.indexOf(chosen.text);
        if (at >= 0 && chosen.text.length < text.length) {
          empty(element);
          put(element, [text.slice(0, at), h("mark", null, chosen.text), text.slice(at + chosen.text.length)]);
          marked.push(element);
        }
      }
      return element;
    });
  }

  function hitText(event) {
    var element = event.target.closest("[data-block]");
    if (!element) { return null; }
    var keys = spotsOf[element.getAttribute("data-block")] || [], text = element.textContent, offset = null;
    if (document.caretRangeFromPoint && !element.querySelector("mark")) {
      var range = document.caretRangeFromPoint(event.clientX, event.clientY);
      if (range && element.contains(range.startContainer)) { offset = range.startOffset; }
    }
    var best = null, size = Infinity;
    keys.forEach(function (key) {
      var words = targets[key].text, at = words ? text.indexOf(words) : -1;
      var inside = at >= 0 && (offset === null || (offset >= at && offset <= at + words.length));
      var length = inside ? words.length : words && words.indexOf(text) >= 0 ? text.length : 1e6;
      if (length < size) { best = key; size = length; }
    });
    return best;
  }

  // --- both ---

  function hit(event) {
    if (form === "text") { return hitText(event); }
    var element = event.target.closest(".page");
    if (!element) { return null; }
    var one = pages[element.getAttribute("data-page") - 1], box = one.element.getBoundingClientRect();
    var x = (event.clientX - box.left) / box.width * one.size.width, y = (event.clientY - box.top) / box.height * one.size.height;
    var chosen = targets[current.key], found = null;
    (spotsOf[one.number] || []).some(function (entry) {
      var spot = entry.spot;
      if (x >= spot[1] - 2 && x <= spot[3] + 2 && y >= spot[2] - 2 && y <= spot[4] + 2) {
        // Where several tasks share a cell, the one that is current stays.
        if (!found) { found = entry; }
        if (entry.area > found.area + 1) { return true; }
        if (chosen && targets[entry.key].owner === chosen.owner) { found = entry; return true; }
      }
      return false;
    });
    return found ? found.key : null;
  }

  function tell(key) {
    sheet.classList.toggle("over-value", Boolean(key));
    if (form === "pages") {
      if (key) { where.setAttribute("data-hint", ""); where.textContent = targets[key].name; }
      else { where.removeAttribute("data-hint"); empty(where); told(); }
    } else { where.textContent = key ? targets[key].name : data.document.file; }
    hint(key ? targets[key] : null);
    all(".hovered").forEach(function (one) { one.classList.remove("hovered"); });
    if (key) { all('#views [data-key="' + key + '"]').forEach(function (one) { one.classList.add("hovered"); }); }
  }

  function box(spot, size, name) {
    var made = h("div.box." + name), style = made.style, pad = 1;
    style.left = (100 * (spot[1] - pad) / size.width) + "%";
    style.top = (100 * (spot[2] - pad) / size.height) + "%";
    style.width = (100 * (spot[3] - spot[1] + 2 * pad) / size.width) + "%";
    style.height = (100 * (spot[4] - spot[2] + 2 * pad) / size.height) + "%";
    return made;
  }

  function boxes(spots, name, into) {
    spots.forEach(function (spot) {
      var one = pages[spot[0] - 1];
      if (!one || spot.length < 5) { return; }
      into.push(one.over.appendChild(box(spot, one.size, name)));
    });
  }

  function clear(several, name) {
    several.splice(0).forEach(function (one) { if (form === "pages") { one.remove(); } else { one.classList.remove(name); } });
  }

  function hint(chosen) {
    clear(hinted, "hinted");
    if (!chosen || chosen.key === current.key) { return; }
    if (form === "pages") { boxes(chosen.at, "hinted", hinted); }
    else if (form === "text") { hinted = markText(chosen, "hinted"); }
  }

  function show(chosen, scroll) {
    clear(hinted, "hinted");
    clear(lit, "lit");
    marked.splice(0).forEach(function (one) { one.textContent = one.textContent; });
    all(".beside", sheet).forEach(function (one) { one.classList.remove("beside"); });
    if (form === "none") { return; }
    document.body.classList.add("reading");
    if (form === "text") {
      var row = targets[chosen.owner];
      if (row && row !== chosen) { row.at.forEach(function (spot) { var one = block(spot[0]); if (one) { one.classList.add("beside"); } }); }
      lit = markText(chosen, "lit");
      if (scroll && lit[0]) { roll(lit[0].getBoundingClientRect()); }
      return;
    }
    var owner = targets[chosen.owner];
    if (chosen.around) { boxes(chosen.around, "beside", lit); }
    else if (owner && owner !== chosen) { boxes(owner.at, "beside", lit); }
    var before = lit.length;
    boxes(chosen.at, owner === chosen && !chosen.around ? "lit.whole" : "lit", lit);
    if (scroll && lit[before]) {
      var one = pages[chosen.at[0][0] - 1], scale = one.element.clientWidth / one.size.width;
      if (pane.clientWidth < 520 && scale < 0.95) { setZoom(zoom * 1.05 / scale); }
      roll(lit[before].getBoundingClientRect());
    }
  }

  /** Bring a box to the upper third of the pane, and into its width. */
  function roll(box) {
    var room = pane.getBoundingClientRect(), to = {top: pane.scrollTop, left: pane.scrollLeft};
    var off = box.top < room.top + 30 || Math.min(box.bottom, box.top + room.height / 2) > room.bottom - 20;
    if (off) { to.top += box.top - room.top - Math.max(24, Math.min(room.height * 0.3, (room.height - box.height) / 2)); }
    if (box.left < room.left + 8 || box.right > room.right - 8) { to.left += box.left - room.left - Math.max(12, (room.width - box.width) / 2); }
    var near = Math.abs(to.top - pane.scrollTop) < room.height * 1.5;
    if (pane.scrollTo) { pane.scrollTo({top: to.top, left: to.left, behavior: near && !still ? "smooth" : "auto"}); }
    else { pane.scrollTop = to.top; pane.scrollLeft = to.left; }
  }

  function close() { document.body.classList.remove("reading"); document.body.classList.add("closed"); }

  /** A piece of a page as it is printed: the words in question with a few lines around, or the place as a whole; null
      without pictures. */
  function crop(words, places) {
    var size = form === "pages" && data.document.pages[places[0][0] - 1], main = words.length ? words : places;
    if (!size) { return null; }
    function edges(spots) {
      return spots.reduce(function (sum, spot) {
        return [Math.min(sum[0], spot[1]), Math.min(sum[1], spot[2]), Math.max(sum[2], spot[3]), Math.max(sum[3], spot[4])];
      }, [Infinity, Infinity, 0, 0]);
    }
    var inside = edges(main), outside = edges(places), room = words.length ? 34 : 9;
    var left = Math.max(0, Math.min(outside[0], inside[0]) - 14), right = Math.min(size.width, Math.max(outside[2], inside[2]) + 14);
    var top = Math.max(0, inside[1] - room), bottom = Math.min(size.height, inside[3] + room);
    var wide = Math.min(size.width, Math.max(right - left, size.width * 0.72)), scale = size.width / wide, high = Math.min(bottom - top, wide * 0.5);
    left = Math.max(0, Math.min(left - (wide - (right - left)) / 2, size.width - wide));
    var page = {size: size, number: places[0][0], over: h("div.over"), image: null};
    var inner = h("div.inner", null, page.over), frame = h("div.crop", {role: "img", "aria-label": "原文第 " + page.number + " 页的一部分"}, inner);
    frame.style.paddingTop = (100 * high / wide) + "%";
    inner.style.width = (100 * scale) + "%";
    inner.style.paddingTop = (100 * scale * size.height / size.width) + "%";
    inner.style.left = (-100 * left / wide) + "%";
    inner.style.top = (-100 * top / high) + "%";
    if (words.length) { words.forEach(function (spot) { page.over.appendChild(box(spot, size, "lit")); }); }
    else { places.forEach(function (spot) { page.over.appendChild(box(spot, size, "lit.whole")); }); }
    function seen() { if (!page.image) { draw(page); } }
    if (window.IntersectionObserver) {
      var sight = new IntersectionObserver(function (entries) {
        if (entries.some(function (one) { return one.isIntersecting; })) { seen(); if (page.image) { sight.disconnect(); } }
      }, {rootMargin: "300px"});
      sight.observe(frame);
    } else { seen(); }
    return frame;
  }

  /** The words of the blocks that a place means, for a document without pages. */
  function quote(spots) {
    if (form !== "text") { return ""; }
    return spots.slice(0, 3).map(function (spot) { var one = block(spot[0]); return one ? one.textContent : ""; }).filter(Boolean).join("\n");
  }

  return {build: build, show: show, hint: hint, crop: crop, quote: quote, form: form, zoom: function (by) { setZoom(zoom * by); }};
})();
