// Requests to the server: each with the word of its own pages; what is refused is said in the server's words.

var csrf = document.querySelector("meta[name=csrf]").getAttribute("content");

/** Ask; done(answer) or failed(message, status). */
function ask(method, address, body, done, failed) {
  var request = new XMLHttpRequest();
  request.open(method, address);
  request.setRequestHeader("X-CSRF-Token", csrf);
  request.onload = function () {
    var answer = null;
    try { answer = JSON.parse(request.responseText); } catch (error) { answer = {}; }
    if (request.status < 400) { done(answer); } else { failed(answer.message || "没有做成，请刷新网页再试。", request.status); }
  };
  request.onerror = function () { failed("连不上了。请看启动它的窗口是否还开着。", 0); };
  request.send(body === null ? null : body instanceof Blob ? body : JSON.stringify(body));
  return request;
}
