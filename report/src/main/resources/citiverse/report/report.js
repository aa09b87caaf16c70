(function () {
  "use strict";
  function words(text) { return text.toLocaleLowerCase(); }
  function sort(table, column, head) {
    var body = table.tBodies[0];
    var down = head.getAttribute("aria-sort") !== "descending";
    var rows = Array.prototype.slice.call(body.rows);
    function key(row) {
      var cell = row.cells[column];
      var value = cell.getAttribute("data-v");
      return value === null ? words(cell.textContent) : Number(value);
    }
    rows.sort(function (a, b) {
      var x = key(a);
      var y = key(b);
      var order = typeof x === typeof y ? (x === y ? 0 : x > y ? 1 : -1) : typeof x === "number" ? 1 : -1;
      return down ? -order : order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  }
  function filter(table) {
    var label = document.createElement("label");
    var input = document.createElement("input");
    var told = document.createElement("output");
    label.className = "find";
    input.type = "search";
    label.append(table.getAttribute("data-find"), " ", input, " ", told);
    input.addEventListener("input", function () {
      var shown = 0;
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        var hit = words(row.textContent).indexOf(words(input.value)) !== -1;
        row.hidden = !hit;
        shown += hit ? 1 : 0;
      });
      told.textContent = table.getAttribute("data-found") + " " + shown.toLocaleString(document.documentElement.lang);
    });
    table.parentNode.before(label);
  }
  Array.prototype.forEach.call(document.querySelectorAll("table[data-use]"), function (table) {
    filter(table);
    if (table.getAttribute("data-use") !== "sort") { return; }
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", table.getAttribute("data-sort") + " " + head.textContent);
      head.append(" ", button);
      button.addEventListener("click", function () { sort(table, column, head); });
    });
  });
  function slide(slider) {
    var input = slider.querySelector("input");
    var large = slider.querySelector("svg");
    var hours = slider.nextElementSibling.children;
    function show() {
      var hour = hours[Number(input.value)];
      var told = hour.querySelector("figcaption").textContent;
      var from = hour.querySelectorAll("use");
      Array.prototype.forEach.call(large.querySelectorAll("use"), function (use, i) {
        ["href", "x", "y"].forEach(function (name) {
          if (from[i].hasAttribute(name)) { use.setAttribute(name, from[i].getAttribute(name)); }
        });
      });
      large.setAttribute("aria-label", hour.querySelector("svg").getAttribute("aria-label"));
      slider.querySelector("figcaption").textContent = told;
      input.setAttribute("aria-valuetext", told);
    }
    Array.prototype.forEach.call(slider.querySelectorAll("button"), function (button) {
      button.addEventListener("click", function () {
        input.value = Number(input.value) + Number(button.getAttribute("data-step"));
        show();
      });
    });
    input.addEventListener("input", show);
    slider.hidden = false;
    show();
  }
  Array.prototype.forEach.call(document.querySelectorAll(".slider"), slide);
  window.addEventListener("beforeprint", function () {
    Array.prototype.forEach.call(document.querySelectorAll("details.printed"), function (part) { part.open = true; });
  });
}());
