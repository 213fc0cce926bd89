// Draws values, tensors as tables with what is wrong marked, and hints. Used by the scripts of exercises.
(() => {
  "use strict";
  const { courseElement: element } = window;

  // One cell. Colour is not alone: a wrong cell has a frame, and says so to those who do not see it.
  function cell(text, place, wrong) {
    const made = element("td", "", text);
    if (!wrong.has(place)) return made;
    made.className = wrong.first === place ? "wrong first" : "wrong";
    made.prepend(element("span", "unseen", wrong.first === place ? "first wrong: " : "wrong: "));
    return made;
  }

  // The last two axes as one table; an axis alone is one row.
  function table(cells, rows, columns, start, caption, wrong) {
    const made = element("table", "value-table");
    if (caption) made.append(element("caption", "", caption));
    const body = element("tbody");
    for (let row = 0; row < rows; row += 1) {
      const line = element("tr");
      for (let column = 0; column < columns; column += 1) {
        const place = start + row * columns + column;
        line.append(cell(cells[place], place, wrong));
      }
      body.append(line);
    }
    made.append(body);
    return made;
  }

  function tables({ shape, cells }, wrong) {
    if (!shape.length) {
      const box = element("table", "value-table");
      box.append(element("tbody"));
      box.tBodies[0].append(element("tr"));
      box.rows[0].append(cell(cells[0], 0, wrong));
      return [box];
    }
    const columns = shape.at(-1);
    const rows = shape.length > 1 ? shape.at(-2) : 1;
    const outer = shape.slice(0, -2);
    const count = outer.reduce((product, size) => product * size, 1);
    return Array.from({ length: count }, (_, index) => {
      let rest = index;
      const places = outer.map((_, axis) => {
        const inner = outer.slice(axis + 1).reduce((product, size) => product * size, 1);
        const place = Math.floor(rest / inner);
        rest %= inner;
        return place;
      });
      const caption = outer.length ? `[${[...places, ":", ":"].join(", ")}]` : "";
      return table(cells, rows, columns, index * rows * columns, caption, wrong);
    });
  }

  // Shades each cell by its number; the number stays readable on every shade.
  function shade(box, cells) {
    const numbers = cells.map(Number).filter(Number.isFinite).map(Math.abs);
    const most = Math.max(...numbers, 0);
    if (!most) return;
    box.classList.add("is-shaded");
    box.querySelectorAll("td").forEach((cell, place) => {
      const share = Math.abs(Number(cells[place])) / most;
      if (share > 0) cell.style.setProperty("--share", `${Math.round(share * 40)}%`);
    });
  }

  // `value` has a shape and cells, or a text; `places` are those of the wrong cells.
  // With `isShaded`, cells are coloured by their size.
  window.courseValue = (value, places = [], isShaded = false) => {
    if (!value.cells) return element("pre", "value-text", value.text ?? "");
    const wrong = Object.assign(new Set(places), { first: places[0] });
    const box = element("div", "scroll drawn-value");
    box.append(...tables(value, wrong), element("p", "size", `shape [${value.shape.join(", ")}]`));
    if (!value.shape.length) box.lastChild.remove();
    if (isShaded) shade(box, value.cells);
    return box;
  };

  // HTML that the book's own renderer wrote, in which all text is escaped.
  window.courseMarkup = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };

  window.courseHint = (html) => {
    const line = element("div", "mistake");
    line.append(element("strong", "", "Hint: "), window.courseMarkup(html));
    return line;
  };
})();
