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
      if (earlier.length) bar.append(button("Copy all up to here", () => program([...earlier, pre])));
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

  function button(label, text) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: label });
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      setTimeout(() => { button.textContent = label; }, 1500);
    });
    return button;
  }
})();
