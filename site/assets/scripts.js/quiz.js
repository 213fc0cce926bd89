// Quizzes: compares an answer with the key, which stands below it in a closed <details>.
(() => {
  "use strict";
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  document.addEventListener("DOMContentLoaded", () => {
    for (const form of document.querySelectorAll("form.quiz")) start(form);
  });

  function start(form) {
    const button = form.querySelector(".actions button");
    const judgement = form.querySelector(".judgement");
    const key = [...form.querySelectorAll(".key > ul > li")];
    const fields = [...form.querySelectorAll("fieldset input")];
    button.hidden = false;
    if (window.courseProgress?.isSolved(form.id)) mark(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { isRight, lines } = form.dataset.form === "number"
        ? judgeNumber(fields[0], key) : judgeChoice(fields, key);
      judgement.className = `judgement ${isRight ? "is-right" : "is-wrong"}`;
      judgement.replaceChildren(...lines);
      if (!isRight) return;
      judgement.append(...copies(form, ".explanation"));
      mark(form);
      window.courseProgress?.solve(form.id);
    });
    // An old judgement beside a new answer would mislead.
    form.addEventListener("input", () => {
      judgement.className = "judgement";
      judgement.replaceChildren();
    });
  }

  function judgeChoice(fields, key) {
    const chosen = fields.map((field) => field.checked);
    if (!chosen.includes(true)) return { isRight: false, lines: [element("p", "Choose an answer first.")] };
    const isKey = key.map((entry) => entry.classList.contains("is-right"));
    const wrong = key.filter((_, index) => chosen[index] && !isKey[index]);
    const missing = key.filter((_, index) => !chosen[index] && isKey[index]);
    if (!wrong.length && !missing.length) {
      return { isRight: true, lines: [word("✓", "Right."), ...reasons(key.filter((_, index) => isKey[index]))] };
    }
    const lines = [word("✗", wrong.length ? "Not correct." : "Right so far, but something is missing.")];
    if (fields.length > 1 && fields[0].type === "checkbox" && wrong.length && missing.length) {
      lines.push(element("p", "Something that is right is missing too."));
    }
    return { isRight: false, lines: [...lines, ...reasons(wrong)] };
  }

  function judgeNumber(field, key) {
    const number = field.valueAsNumber;
    if (Number.isNaN(number)) return { isRight: false, lines: [element("p", "Write a number first.")] };
    const near = key.find(({ dataset }) => {
      const distance = Math.abs(number - Number(dataset.value));
      // The tolerance is decimal: a little slack for its binary form.
      return distance <= Number(dataset.tolerance) * (1 + 1e-9) + 1e-12;
    });
    const isRight = Boolean(near?.classList.contains("is-right"));
    const lines = [word(isRight ? "✓" : "✗", isRight ? "Right." : "Not correct.")];
    return { isRight, lines: near ? [...lines, ...reasons([near])] : lines };
  }

  function word(sign, text) {
    const line = element("p", ` ${text}`);
    const mark = Object.assign(element("span", sign), { className: "sign" });
    mark.setAttribute("aria-hidden", "true");
    line.prepend(mark);
    return line;
  }

  const reasons = (entries) => entries.flatMap((entry) => copies(entry, ".reason"));

  // Copies of what stands in the key, without ids, of which a page has one each.
  function copies(place, selector) {
    return [...place.querySelectorAll(selector)].map((original) => {
      const copy = original.cloneNode(true);
      for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
      return copy;
    });
  }

  function mark(form) {
    if (form.classList.contains("solved")) return;
    form.classList.add("solved");
    const note = Object.assign(element("span", " · ✓ solved"), { className: "solved-note" });
    form.querySelector(".question > .label").append(note);
  }
})();
