// Tensor tables: the cell below the pointer or the focus says its index, and arrow keys move on.
(() => {
  "use strict";
  document.addEventListener("DOMContentLoaded", () => {
    const tables = document.querySelectorAll(".tensor-table");
    if (!tables.length) return;
    const tip = Object.assign(document.createElement("div"), { className: "cell-tip", hidden: true });
    // The table's heads say the same to those who do not see it.
    tip.setAttribute("aria-hidden", "true");
    document.body.append(tip);
    for (const table of tables) prepare(table, tip);
  });

  function prepare(table, tip) {
    const cells = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("td")]);
    if (!cells[0]?.length) return;
    cells[0][0].tabIndex = 0;
    const show = (event) => {
      const cell = event.target.closest("tbody td");
      if (cell) place(tip, cell, index(table, cell));
    };
    const hide = () => { tip.hidden = true; };
    table.addEventListener("pointerover", show);
    table.addEventListener("focusin", show);
    // Behind the pointer, what has the focus comes back.
    table.addEventListener("pointerleave", () => {
      table.contains(document.activeElement) ? show({ target: document.activeElement }) : hide();
    });
    table.addEventListener("focusout", hide);
    table.addEventListener("keydown", (event) => {
      const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      if (event.key === "Escape") hide();
      const step = steps[event.key];
      const cell = event.target.closest("tbody td");
      if (!step || !cell || event.ctrlKey || event.altKey || event.metaKey) return;
      const row = cells.findIndex((row) => row.includes(cell));
      const next = cells[row + step[0]]?.[cells[row].indexOf(cell) + step[1]];
      event.preventDefault();
      if (!next) return;
      cell.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  }

  // `y[0, :, :]` in the caption becomes `y[0, 2, 1]`: rows fill the first colon, columns the last.
  function index(table, cell) {
    const row = cell.parentElement.querySelector("th")?.textContent;
    const column = table.tHead.querySelectorAll("th")[[...cell.parentElement.querySelectorAll("td")].indexOf(cell)].textContent;
    const places = row === undefined ? [column] : [row, column];
    const caption = table.caption.textContent;
    const start = caption.lastIndexOf("[");
    const name = caption.slice(0, start);
    const axes = caption.slice(start).replace(/:/g, () => places.shift() ?? ":");
    return `${name}${axes} = ${cell.textContent}`;
  }

  function place(tip, cell, text) {
    tip.textContent = text;
    tip.hidden = false;
    const box = cell.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    tip.style.left = `${Math.max(8, left) + scrollX}px`;
    tip.style.top = `${box.top + scrollY - tip.offsetHeight - 4}px`;
  }
})();
