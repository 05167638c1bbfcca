// The list of notices: files are dropped or chosen, sent one after the other, and followed until they are converted.

function byId(id) { return document.getElementById(id); }

(function () {
  var again = document.querySelector("[data-convert]");
  if (!again) { return; }
  var said = document.querySelector(".said"), way = again.getAttribute("data-convert");
  function tell(text) { said.textContent = text; }
  again.addEventListener("click", function () {
    again.disabled = true;
    tell("正在转换…");
    ask("POST", way + "convert", {}, follow, failed);
  });
  function failed(message) { again.disabled = false; tell(message); }
  function follow() {
    ask("GET", way + "state", null, function (state) {
      if (state.work && state.work.state === "failed") { failed(state.work.message); }
      else if (state.work && state.work.state === "done") { location.reload(); }
      else { setTimeout(follow, 300); }
    }, failed);
  }
})();

(function () {
  var zone = byId("drop"), rows = byId("work"), line = [], sending = false, shown = {};
  if (!zone) { return; }
  var words = {waiting: "排队等候", working: "正在转换", done: "完成", failed: "没有转换成"};

  function row(file) {
    if (!shown[file]) {
      var item = document.createElement("li"), name = document.createElement("span"), state = document.createElement("small");
      name.textContent = file;
      state.className = "file";
      item.appendChild(name);
      item.appendChild(state);
      rows.appendChild(item);
      rows.hidden = false;
      shown[file] = state;
    }
    return shown[file];
  }
  function tell(file, text) { row(file).textContent = text; }

  function take(files) {
    Array.prototype.forEach.call(files, function (file) { line.push(file); tell(file.name, "等待上传"); });
    next();
  }
  function next() {
    var file = line[0];
    if (sending || !file) { return; }
    sending = true;
    function over() { line.shift(); sending = false; next(); }
    var request = ask("PUT", "/uploads?name=" + encodeURIComponent(file.name), file,
      function () { tell(file.name, "已上传，排队等候"); over(); follow(); },
      function (message) { tell(file.name, message); over(); });
    request.upload.onprogress = function (event) {
      if (event.lengthComputable) { tell(file.name, "正在上传 " + Math.floor(100 * event.loaded / event.total) + "%"); }
    };
  }
  var following = false;
  function follow() {
    if (following) { return; }
    following = true;
    ask("GET", "/work", null, function (works) {
      following = false;
      var busy = false;
      works.forEach(function (one) {
        if (!shown[one.file]) { return; }
        busy = busy || one.state === "waiting" || one.state === "working";
        tell(one.file, one.state === "failed" ? one.message : words[one.state] + (one.seconds ? "，" + one.seconds + " 秒" : ""));
      });
      if (busy) { setTimeout(follow, 400); }
      else if (!line.length && works.every(function (one) { return !shown[one.file] || one.state === "done"; })) { location.reload(); }
    }, function (message) { following = false; rows.setAttribute("title", message); });
  }

  byId("files").addEventListener("change", function () { take(byId("files").files); });
  document.addEventListener("dragover", function (event) { event.preventDefault(); zone.classList.add("over"); });
  document.addEventListener("dragleave", function (event) { if (!event.relatedTarget) { zone.classList.remove("over"); } });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    zone.classList.remove("over");
    take(event.dataTransfer.files);
  });
})();
