// What the library offers: a panel in each exercise that is answered with code.
(() => {
  "use strict";
  const { courseElement: element } = window;
  let loading;

  function load() {
    loading ??= new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: "library-data.js" });
      script.onload = () => resolve(window.courseLibrary);
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

  // The entries that a word means: by name, by another library's name, by what they do.
  function found({ entries, foreign }, word) {
    const plain = word.trim().toLowerCase();
    if (!plain) return { entries };
    const base = plain.split("(")[0].split(".").pop();
    const hasName = ({ name }) => name.toLowerCase().split("(")[0].split(".").pop() === base;
    const other = Object.hasOwn(foreign, base) && !entries.some(hasName) && foreign[base];
    if (other) return { written: other.written, entries: entries.filter(({ name }) => other.names.includes(name)) };
    const named = entries.filter((entry) => entry.name.toLowerCase().includes(plain));
    const told = entries.filter((entry) => !named.includes(entry) && entry.summary.toLowerCase().includes(plain));
    return { entries: [...named, ...told] };
  }

  // Text in which back quotes stand around code, as in the library's comments.
  function prose(name, className, text) {
    const box = element(name, className);
    text.split("`").forEach((part, index) => box.append(index % 2 ? element("code", "", part) : part));
    return box;
  }

  function row(entry) {
    const box = element("details", "library-entry");
    const head = element("summary");
    head.append(element("code", "name", entry.name), " ", ...prose("span", "", entry.summary).childNodes);
    box.append(head, element("pre", "", entry.declaration));
    for (const detail of entry.details) box.append(prose("p", "", detail));
    if (entry.example) {
      const printed = entry.output ? `\n${entry.output.trimEnd().replace(/^/gm, "→ ")}` : "";
      box.append(element("pre", "example", entry.example.trimEnd() + printed));
    }
    return box;
  }

  function fill(panel, data) {
    const label = element("label", "", "Find ");
    const input = Object.assign(element("input"), {
      type: "search", placeholder: "transposed, or permute", autocomplete: "off",
    });
    label.append(input);
    const list = element("div", "library-list");
    const show = () => {
      const { written, entries } = found(data, input.value);
      list.replaceChildren(...entries.map(row));
      if (written) list.prepend(prose("p", "", `Here: \`${written}\``));
      if (!entries.length && !written) list.append(element("p", "aside", "Nothing of that name."));
      if (entries.length === 1) list.lastChild.open = true;
    };
    input.addEventListener("input", show);
    panel.append(label, list);
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const exercise of document.querySelectorAll(".exercise[data-kind]")) {
      if (!["function", "figure", "training"].includes(exercise.dataset.kind)) continue;
      const panel = element("details", "library");
      panel.append(element("summary", "", "What a tensor can do"));
      panel.addEventListener("toggle", () => {
        if (!panel.open || panel.dataset.filled) return;
        panel.dataset.filled = "yes";
        load().then((data) => fill(panel, data), () => {
          panel.append(element("p", "aside", "'course api' lists it at the terminal."));
        });
      });
      exercise.append(panel);
    }
  });
})();
