// What the page of a notice can do besides where it is served: the way back to the list.

(function () {
  var right = document.querySelector(".top .right");
  right.insertBefore(h("a.back", {href: "/"}, "全部文件"), right.firstChild);
})();
