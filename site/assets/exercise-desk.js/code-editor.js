// An editor for Swift: a plain textarea over its own text in colours, with the numbers of its lines.
// Tab indents; Escape, then Tab leaves.
(() => {
  "use strict";
  const words = "actor any as async await break case catch class continue default defer do else enum extension fallthrough false fileprivate final for func guard if import in indirect init inout internal is isolated lazy let mutating nil nonisolated open operator override package private protocol public repeat rethrows return self Self set some static struct subscript super switch throw throws true try typealias var where while".split(" ");
  const keywords = new Set(words);
  // Comments and strings first: inside them nothing else begins.
  const token = /(\/\/.*|\/\*[\s\S]*?(?:\*\/|$))|("""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?)|(\b\d[\w.]*(?<!\.))|([@#]\w+)|([A-Za-z_]\w*)/g;

  // Spans of the text, as pages have them; text alone enters the document.
  function colored(text) {
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(token)) {
      const [all, comment, string, number, attribute, word] = match;
      const kind = comment ? "c" : string ? "s" : number ? "n" : attribute ? "a"
        : keywords.has(word) ? "k" : /^[A-Z]/.test(word) ? "t" : "";
      if (!kind) continue;
      parts.push(text.slice(end, match.index));
      parts.push(Object.assign(document.createElement("span"), { className: kind, textContent: all }));
      end = match.index + all.length;
    }
    // A last empty line has no height of its own.
    return [...parts, text.slice(end), "\n"];
  }

  // The number of a line; that of a marked one says so by a sign too, not by its colour alone.
  function number(line, isMarked) {
    const made = Object.assign(document.createElement("span"), { textContent: `${isMarked ? "✗ " : ""}${line}\n` });
    if (isMarked) made.className = "marked";
    return made;
  }

  // The band behind a marked line.
  function band(line) {
    const made = Object.assign(document.createElement("span"), { className: "line-band" });
    made.style.setProperty("--line", line - 1);
    return made;
  }

  window.courseEditor = (label, help) => {
    const area = Object.assign(document.createElement("textarea"), {
      spellcheck: false, wrap: "off", autocomplete: "off", rows: 4,
    });
    area.setAttribute("autocapitalize", "off");
    area.setAttribute("autocorrect", "off");
    area.setAttribute("aria-label", label);
    area.setAttribute("aria-describedby", help);
    const under = document.createElement("pre");
    under.setAttribute("aria-hidden", "true");
    const gutter = document.createElement("pre");
    gutter.className = "line-numbers";
    gutter.setAttribute("aria-hidden", "true");
    const frame = Object.assign(document.createElement("div"), { className: "editor" });
    frame.append(under, area, gutter);
    let marked = [];

    const draw = () => {
      const count = area.value.split("\n").length;
      under.replaceChildren(...marked.map(band), ...colored(area.value));
      const numbers = Array.from({ length: count }, (_, index) => number(index + 1, marked.includes(index + 1)));
      gutter.replaceChildren(...numbers);
      area.rows = Math.min(30, Math.max(4, count));
      follow();
    };
    const follow = () => {
      gutter.scrollTop = area.scrollTop;
      under.scrollTop = area.scrollTop;
      under.scrollLeft = area.scrollLeft;
    };
    area.addEventListener("input", () => {
      // A changed text has its errors elsewhere, if it has them at all.
      marked = [];
      draw();
    });
    area.addEventListener("scroll", follow, { passive: true });
    keys(area);

    return {
      frame, area,
      get text() { return area.value; },
      set text(text) {
        if (area.value === text) return;
        area.value = text;
        marked = [];
        draw();
      },
      // Marks the lines with these numbers, until the text changes.
      mark(lines) {
        marked = [...new Set(lines)];
        draw();
      },
      // Moves the caret to a line and a column as the compiler counts them, in bytes from 1.
      go(line, column = 1, length = 1) {
        const lines = area.value.split("\n");
        const at = Math.max(0, Math.min(lines.length, line) - 1);
        const start = lines.slice(0, at).reduce((sum, text) => sum + text.length + 1, 0);
        const bytes = new TextEncoder().encode(lines[at]);
        const place = (count) => new TextDecoder().decode(bytes.slice(0, count)).length;
        const from = place(column - 1);
        // Of a place without a length, the word that begins there.
        const to = length > 1 ? place(column - 1 + length) : from + lines[at].slice(from).match(/^\w*/)[0].length;
        area.focus();
        area.setSelectionRange(start + from, start + to);
        area.scrollIntoView({ block: "nearest" });
      },
    };
  };

  function keys(area) {
    let isLeaving = false;
    area.addEventListener("blur", () => { isLeaving = false; });
    area.addEventListener("keydown", (event) => {
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
      if (event.key === "Escape") { isLeaving = true; return; }
      if (event.key === "Tab" && isPlain && !isLeaving) {
        event.preventDefault();
        indent(area, event.shiftKey);
      } else if (event.key === "Enter" && isPlain && !event.shiftKey) {
        event.preventDefault();
        const line = area.value.slice(0, area.selectionStart).split("\n").at(-1);
        insert(area, "\n" + line.match(/^\s*/)[0] + (/[{([]\s*$/.test(line) ? "  " : ""));
      }
      if (event.key !== "Shift") isLeaving = false;
    });
  }

  // Through the browser's own editing, so that undo knows it.
  function insert(area, text) {
    if (document.execCommand("insertText", false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function indent(area, isBack) {
    const { selectionStart: start, selectionEnd: end, value } = area;
    if (start === end && !isBack) return insert(area, "  ");
    const first = value.lastIndexOf("\n", start - 1) + 1;
    const lines = value.slice(first, end).split("\n");
    const changed = lines.map((line) => isBack ? line.replace(/^ {1,2}/, "") : `  ${line}`);
    if (changed.join("\n") === lines.join("\n")) return;
    area.setSelectionRange(first, end);
    insert(area, changed.join("\n"));
    const moved = changed[0].length - lines[0].length;
    const isOneLine = start === end;
    const last = end + changed.join("\n").length - lines.join("\n").length;
    area.setSelectionRange(Math.max(first, start + moved), isOneLine ? Math.max(first, last) : last);
  }
})();
