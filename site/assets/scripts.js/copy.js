// Copy buttons: a snippet alone, or with all that stands before it in the chapter's one program.
(() => {
  "use strict";
  document.addEventListener("DOMContentLoaded", () => {
    if (!navigator.clipboard) return;
    for (const pre of document.querySelectorAll(".snippet > pre, .own > pre, .code > pre")) {
      const bar = document.createElement("div");
      bar.className = "copies";
      bar.append(button("Copy", () => pre.textContent));
      const earlier = pre.closest(".snippet") ? earlierCode(pre) : [];
      if (earlier.length) bar.append(button("Copy all up to here", () => program([...earlier, pre]), () => explain(pre)));
      pre.before(bar);
    }
  });

  // What fails on purpose, does not run or only draws is no part of the program.
  function earlierCode(pre) {
    const all = [...document.querySelectorAll(".snippet > pre, .own > pre")];
    const isLeftOut = (other) => other.closest(".snippet").matches(".nocompile, .traps, .norun, .figure");
    return all.filter((other) => !isLeftOut(other) && other.compareDocumentPosition(pre) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  function program(pieces) {
    const code = pieces.map((pre) => pre.textContent.trimEnd()).join("\n\n");
    const modules = (document.querySelector("[data-imports]")?.dataset.imports ?? "").split(" ");
    const missing = modules.filter((name) => name && !code.includes(`import ${name}\n`));
    return missing.map((name) => `import ${name}\n`).join("") + (missing.length ? "\n" : "") + code + "\n";
  }

  // How to run what was copied, said once behind the code.
  function explain(pre) {
    if (pre.parentElement.querySelector(":scope > .how-to-run")) return;
    const note = Object.assign(document.createElement("p"), { className: "how-to-run" });
    note.setAttribute("role", "status");
    pre.after(note);
    const code = Object.assign(document.createElement("code"), { textContent: "./course run try.swift" });
    note.append("Paste it into a file, such as try.swift in the book’s folder, and run it with ", code, ".");
  }

  function button(label, text, then = () => {}) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: label });
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = "Copied";
        then();
      } catch {
        button.textContent = "Not allowed";
      }
      setTimeout(() => { button.textContent = label; }, 1500);
    });
    return button;
  }
})();
