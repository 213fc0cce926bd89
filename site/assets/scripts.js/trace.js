// Execution state, one step at a time: the line, what it did, and every variable that is alive.
// Without this script a table shows all steps.
(() => {
  "use strict";
  const { courseElement: element } = window;
  const button = (text, label) => {
    const made = Object.assign(element("button", "", text), { type: "button" });
    if (label) made.setAttribute("aria-label", label);
    return made;
  };
  // The address of a step: the snippet's id and the number.
  const addressed = () => {
    try {
      return decodeURIComponent(location.hash).match(/^#(.+)@(\d+)$/)?.slice(1) ?? [];
    } catch {
      // No address of a step: another part of the page answers it.
      return [];
    }
  };

  for (const frame of document.querySelectorAll(".traced")) {
    const rows = [...frame.querySelectorAll(".steps > tbody > tr")];
    if (!rows.length) continue;
    const lines = new Map([...frame.querySelectorAll("[data-listing]:not(tr)")].map((listing) =>
      [listing.dataset.listing, [...listing.querySelectorAll(".line")]]));
    const lineOf = (row) => lines.get(row.dataset.listing)?.[row.dataset.line - 1];
    const states = variables(rows);
    const id = frame.closest("[id]")?.id;
    let at = 0;
    let playing = 0;

    const previous = button("←", "Previous step");
    const next = button("→", "Next step");
    const play = button("Play");
    const all = button("All steps");
    all.setAttribute("aria-pressed", "false");
    const status = element("span");
    status.setAttribute("role", "status");
    const stepper = element("div", "stepper", previous, next, play, all, status);
    stepper.setAttribute("role", "group");
    stepper.setAttribute("aria-label", "Steps of the run");
    const panel = element("div", "variables");

    const show = (to) => {
      lineOf(rows[at])?.classList.remove("current");
      lineOf(rows[at])?.removeAttribute("aria-current");
      rows[at].classList.remove("now");
      at = Math.max(0, Math.min(rows.length - 1, to));
      rows[at].classList.add("now");
      lineOf(rows[at])?.classList.add("current");
      lineOf(rows[at])?.setAttribute("aria-current", "step");
      panel.replaceChildren(...drawn(states[at]));
      status.textContent = `Step ${at + 1} of ${rows.length}, line ${rows[at].cells[1].textContent}`;
      // Not disabled: a button that loses its focus would lose the reader's place too.
      previous.setAttribute("aria-disabled", at === 0);
      next.setAttribute("aria-disabled", at === rows.length - 1);
    };
    // A step that the reader chose is in the address, to be linked.
    const go = (to) => {
      show(to);
      if (id) history.replaceState(history.state, "", `#${encodeURIComponent(id)}@${at + 1}`);
    };
    const stop = () => {
      clearInterval(playing);
      playing = 0;
      play.textContent = "Play";
    };
    const follow = () => {
      const [name, step] = addressed();
      if (!id || name !== id) return;
      show(step - 1);
      frame.scrollIntoView({ block: "nearest" });
    };

    previous.addEventListener("click", () => { stop(); go(at - 1); });
    next.addEventListener("click", () => { stop(); go(at + 1); });
    play.addEventListener("click", () => {
      if (playing) return stop();
      if (at === rows.length - 1) show(0);
      play.textContent = "Pause";
      playing = setInterval(() => {
        go(at + 1);
        if (at === rows.length - 1) stop();
      }, 900);
    });
    all.addEventListener("click", () => {
      stop();
      const isAll = all.getAttribute("aria-pressed") === "false";
      all.setAttribute("aria-pressed", isAll);
      frame.classList.toggle("stepping", !isAll);
    });
    // A click on a line goes to the next time that it runs, and the keys then step from there.
    frame.tabIndex = -1;
    frame.addEventListener("click", (event) => {
      const line = event.target.closest(".line");
      if (!line || event.target.closest("a") || !getSelection().isCollapsed) return;
      const runs = rows.flatMap((row, index) => lineOf(row) === line ? [index] : []);
      if (!runs.length) return;
      stop();
      go(runs.find((index) => index > at) ?? runs[0]);
    });
    frame.addEventListener("keydown", (event) => {
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: rows.length - 1 }[event.key];
      if (to === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      stop();
      go(to);
    });
    frame.querySelector(".state-of-run").prepend(stepper);
    frame.querySelector(".state-of-run").append(panel);
    frame.classList.add("stepping");
    show(0);
    follow();
    addEventListener("hashchange", follow);
  }

  // The variables that are alive at each step, by the functions that are running, the innermost first.
  function variables(rows) {
    let calls = [{ name: "", values: [] }];
    return rows.map((row) => {
      const { kind } = row.dataset;
      const depth = Number(row.lastElementChild.className.match(/\d+/)?.[0] ?? 0);
      calls = calls.map(({ name, values }) => ({ name, values: values.map((value) => ({ ...value, isNew: false })) }));
      if (kind === "call") calls.unshift({ name: row.querySelector("p").textContent.replace(/^call /, ""), values: [] });
      // What a call or a round of a loop binds belongs to the lines inside.
      const inside = depth + (kind === "call" || kind === "round" ? 1 : 0);
      const bound = kind === "return" ? [] : [...row.querySelectorAll(".bound")].map(binding);
      const values = calls[0].values.filter((value) => value.depth <= depth);
      for (const { name, value } of bound) {
        const known = values.find((one) => one.name === name);
        known ? Object.assign(known, { value, isNew: true }) : values.push({ name, value, depth: inside, isNew: true });
      }
      calls[0].values = values;
      const state = calls;
      if (kind === "return") calls = calls.slice(1);
      return state;
    });
  }

  // What a row binds: the name of the whole variable, and what shows its value.
  function binding(bound) {
    const name = bound.querySelector("code")?.textContent.match(/^[\p{L}_][\p{L}\p{N}_]*/u)?.[0] ?? "";
    const shown = bound.querySelector(".whole") ?? bound;
    return { name, value: shown.querySelector("table") ?? shown.querySelector("samp") };
  }

  function drawn(calls) {
    return calls.filter(({ values }) => values.length).map(({ name, values }) => {
      const list = element("dl");
      for (const { name, value, isNew } of values) {
        if (!name || !value) continue;
        const copy = value.cloneNode(true);
        copy.querySelector("caption")?.remove();
        if (!isNew) for (const cell of copy.querySelectorAll(".written")) cell.classList.remove("written");
        list.append(element("div", isNew ? "changed" : "", element("dt", "", name), element("dd", "", copy)));
      }
      return element("section", "", element("p", "label", name ? `Variables of ${name}` : "Variables"), list);
    });
  }
})();
