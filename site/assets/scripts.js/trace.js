// Execution state, one step at a time. Without this script all steps stand in a table.
(() => {
  "use strict";
  const button = (text, label) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    if (label) made.setAttribute("aria-label", label);
    return made;
  };

  for (const frame of document.querySelectorAll(".traced")) {
    const rows = [...frame.querySelectorAll(".steps > tbody > tr")];
    if (!rows.length) continue;
    const lines = new Map([...frame.querySelectorAll("[data-listing]:not(tr)")].map((listing) =>
      [listing.dataset.listing, [...listing.querySelectorAll(".line")]]));
    const stepper = document.createElement("div");
    stepper.className = "stepper";
    stepper.setAttribute("role", "group");
    stepper.setAttribute("aria-label", "Steps of the run");
    const previous = button("←", "Previous step");
    const next = button("→", "Next step");
    const all = button("All steps");
    all.setAttribute("aria-pressed", "false");
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    let at = 0;

    const show = (to) => {
      lineOf(rows[at])?.classList.remove("current");
      lineOf(rows[at])?.removeAttribute("aria-current");
      rows[at].classList.remove("now");
      at = Math.max(0, Math.min(rows.length - 1, to));
      rows[at].classList.add("now");
      lineOf(rows[at])?.classList.add("current");
      lineOf(rows[at])?.setAttribute("aria-current", "step");
      status.textContent = `Step ${at + 1} of ${rows.length}, line ${rows[at].cells[1].textContent}`;
      // Not disabled: a button that loses its focus would lose the reader's place too.
      previous.setAttribute("aria-disabled", at === 0);
      next.setAttribute("aria-disabled", at === rows.length - 1);
    };
    const lineOf = (row) => lines.get(row.dataset.listing)?.[row.dataset.line - 1];

    previous.addEventListener("click", () => show(at - 1));
    next.addEventListener("click", () => show(at + 1));
    all.addEventListener("click", () => {
      const isAll = all.getAttribute("aria-pressed") === "false";
      all.setAttribute("aria-pressed", isAll);
      frame.classList.toggle("stepping", !isAll);
    });
    stepper.addEventListener("keydown", (event) => {
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: rows.length - 1 }[event.key];
      if (to === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(to);
    });
    stepper.append(previous, next, all, status);
    frame.querySelector(".state-of-run").prepend(stepper);
    frame.classList.add("stepping");
    show(0);
  }
})();
