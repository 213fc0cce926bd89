// The live figures. What a reader does becomes a change of state such as "k4"; the book's own Swift,
// compiled to WebAssembly, says what that state looks like. Without scripts the pictures stay.
(() => {
  "use strict";
  if (!("WebAssembly" in window && "DecompressionStream" in window)) return;
  const root = document.documentElement;
  // Before the page is drawn, so that nothing moves when the controls appear.
  root.classList.add("live");
  if (!navigator.clipboard) root.classList.add("no-clipboard");

  // The module is asked for once the page is there: until then the pictures are enough.
  // A figure's own page holds it.
  const loaded = new Promise((resolve, reject) => {
    addEventListener("load", window.courseExplorables ? resolve : () => document.head.append(Object.assign(document.createElement("script"),
      { src: "explorables-module.js", onload: resolve, onerror: reject })));
  });

  document.addEventListener("DOMContentLoaded", async () => {
    try {
      await loaded;
      const show = await drawer(window.courseExplorables);
      const figures = new Map();
      for (const element of document.querySelectorAll(".explorable")) {
        figures.set(element.dataset.figure, new Figure(element, show));
      }
      const follow = () => followAddress(figures);
      addEventListener("hashchange", follow);
      follow();
      goBack(figures);
      // For tests: from here on every control answers.
      for (const { element } of figures.values()) element.dataset.ready = "";
    } catch {
      root.classList.remove("live");
    }
  });

  // An address such as #overlap=k4s2 sets the figure of that name.
  function followAddress(figures) {
    const [, name, state] = location.hash.match(/^#([a-z-]+)=([a-z0-9.]*)$/) ?? [];
    const figure = figures.get(name);
    if (!figure) return;
    figure.stop();
    figure.show(state, "");
    figure.element.scrollIntoView({ block: "start" });
  }

  // Before a link sets a figure, the place in the history notes what it shows, for the way back.
  function goBack(figures) {
    addEventListener("click", ({ target }) => {
      const [, name] = target.closest("a")?.getAttribute("href")?.match(/^#([a-z-]+)=/) ?? [];
      figures.get(name)?.note(location.hash || location.pathname + location.search);
    });
    addEventListener("popstate", ({ state }) => {
      for (const [name, figure] of figures) {
        const shown = state?.[`course-${name}`];
        if (shown && shown !== figure.state) figure.show(shown, "");
      }
    });
  }

  // Returns a function that draws a figure. A trap ends an instance, so the next call gets a new one.
  async function drawer(text) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const module = await WebAssembly.compile(await new Response(unpacked).arrayBuffer());
    let machine;
    return (name, state, change) => {
      try {
        machine ??= new WebAssembly.Instance(module).exports;
        const [spelling, says, markup] = ask(machine, `${name}\n${state}\n${change}`);
        return { spelling, says, markup };
      } catch {
        machine = undefined;
        return undefined;
      }
    };
  }

  function ask(machine, question) {
    const bytes = new TextEncoder().encode(question);
    const place = machine.course_take(bytes.length);
    new Uint8Array(machine.memory.buffer, place).set(bytes);
    const answer = machine.course_show(place, bytes.length);
    // A call may have moved the memory, so views of it are made anew.
    const count = new DataView(machine.memory.buffer).getUint32(answer, true);
    const text = new TextDecoder().decode(new Uint8Array(machine.memory.buffer, answer + 4, count));
    machine.course_release(answer);
    const [spelling, says] = text.split("\n", 2);
    return [spelling, says, text.slice(spelling.length + says.length + 2)];
  }

  class Figure {
    constructor(element, show) {
      this.element = element;
      this.name = element.dataset.figure;
      this.state = element.dataset.state;
      this.first = this.state;
      this.remark = element.querySelector(".figure-tools [role=status]");
      this.drawn = element.querySelector(".drawn");
      this.ask = show;
      this.timers = {};
      this.listen();
    }

    // Shows a state after a change; an impossible number becomes the nearest possible one.
    show(state, change) {
      const answer = this.ask(this.name, state, change);
      if (!answer || !answer.markup) return;
      this.state = answer.spelling;
      this.element.dataset.state = this.state;
      const next = document.createElement("template");
      next.innerHTML = answer.markup;
      const status = next.content.querySelector(".says");
      // Spoken when the reader pauses, and not at every step of a slider.
      const said = this.drawn.querySelector(".says").textContent;
      status.textContent = said;
      this.later("says", 150, () => { this.drawn.querySelector(".says").textContent = answer.says; });
      patchChildren(this.drawn, next.content);
      this.markPlaying();
      enter(document.activeElement);
    }

    change(change) {
      this.show(this.state, change);
      this.later("address", 300, () => {
        try { this.note(`#${this.name}=${this.state}`); } catch { /* not here */ }
      });
    }

    // Keeps the state in the history's entry of now.
    note(address) {
      history.replaceState({ ...history.state, [`course-${this.name}`]: this.state }, "", address);
    }

    later(name, delay, action) {
      clearTimeout(this.timers[name]);
      this.timers[name] = setTimeout(action, delay);
    }

    listen() {
      const on = (type, action) => this.element.addEventListener(type, action);
      on("input", ({ target }) => { if (target.type === "range") this.turn(target); });
      on("change", ({ target }) => { if (target.type !== "range") this.turn(target); });
      on("click", (event) => this.press(event.target.closest("button, td[data-do]")));
      on("pointerover", (event) => this.look(event.target.closest("td[data-look]")));
      on("focusin", (event) => { enter(event.target); this.look(event.target.closest("td[data-look]")); });
      on("keydown", (event) => this.key(event));
    }

    // A control was set: the name of a slider stands before its number.
    turn(control) {
      this.stop();
      const isChoice = control.type === "radio" || control.tagName === "SELECT";
      const { value, name, type } = control;
      const number = Math.round(Number(value)) || 0;
      this.change(isChoice ? value : name + Math.min(Math.max(number, 0), 99999));
      if (type === "number") this.explain(value, name);
      else this.say("");
    }

    // What was typed and cannot be shown, and what is shown instead.
    explain(typed, name) {
      const control = [...this.drawn.querySelectorAll("input[type=number]")].find((input) => input.name === name);
      if (!control || (typed !== "" && Number(typed) === Number(control.value))) return this.say("");
      const { min, max, value } = control;
      const range = min === max ? `only ${min}` : `whole numbers from ${min} to ${max}`;
      this.say(`${typed === "" ? "That" : typed.replace("-", "−")} is not possible here: ${range}, as the other numbers are. Shown is ${value}.`);
    }

    say(text) {
      if (this.remark && this.remark.textContent !== text) this.remark.textContent = text;
    }

    press(target) {
      if (!target || isOff(target)) return;
      const { play, step, start, copy, reset, link, embed } = target.dataset;
      if (reset !== undefined) return this.reset();
      if (link !== undefined) return this.hand(target, this.address(location.href), "link");
      if (embed !== undefined) return this.hand(target, this.frame(), "line");
      if (play !== undefined) return this.timer ? this.stop() : this.play();
      if (copy !== undefined) return this.copy(target);
      this.stop();
      const change = step ?? start ?? target.dataset.do;
      if (change) this.change(change);
    }

    reset() {
      this.stop();
      this.show(this.first, "");
      try { this.note(location.pathname + location.search); } catch { /* not here */ }
      this.say("As the text has it.");
    }

    // The address of what is shown.
    address(page) {
      return Object.assign(new URL(page, location.href), { hash: `${this.name}=${this.state}` }).href;
    }

    // The line that shows the figure, as it is now, in another page.
    frame() {
      const title = this.element.querySelector(".figure-title").textContent.replaceAll('"', "&quot;");
      const height = Math.ceil(this.element.getBoundingClientRect().height) + 60;
      const source = this.address(`figures/${this.name}.html`);
      return `<iframe src="${source}" title="${title}" width="100%" height="${height}" style="border: 0" loading="lazy"></iframe>`;
    }

    async hand(button, text, thing) {
      try {
        await navigator.clipboard.writeText(text);
        this.say(`The ${thing} is copied, with the numbers as they are.`);
      } catch {
        this.say(text);
      }
    }

    look(cell) {
      if (cell && !this.timer && cell.getAttribute("aria-selected") !== "true") this.change(cell.dataset.look);
    }

    // Plays to the end once; from the end, it begins anew.
    play() {
      const button = (name) => this.element.querySelector(`[data-${name}]`);
      if (isOff(button("step"))) this.change(button("start").dataset.start);
      this.timer = setInterval(() => {
        const step = button("step");
        if (!isOff(step)) this.change(step.dataset.step);
        if (isOff(button("step"))) this.stop();
      }, 700);
      this.markPlaying();
    }

    stop() {
      clearInterval(this.timer);
      this.timer = undefined;
      this.markPlaying();
    }

    markPlaying() {
      const button = this.element.querySelector("[data-play]");
      if (!button) return;
      button.setAttribute("aria-pressed", String(Boolean(this.timer)));
      button.textContent = this.timer ? "Pause" : "Play";
    }

    async copy(button) {
      try {
        await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      this.later("copy", 1500, () => { button.textContent = "Copy"; });
    }

    // In a grid the arrows go from cell to cell, Home and End along the row, Enter and Space press.
    key(event) {
      const cell = event.target.closest("td[tabindex]");
      if (!cell || event.altKey || event.metaKey) return;
      const rows = [...cell.closest("tbody").rows];
      const row = rows.indexOf(cell.parentElement);
      const column = cell.cellIndex;
      const last = cell.parentElement.cells.length - 1;
      const places = {
        ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
        ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
        Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? rows.length - 1 : row, last],
      };
      if (event.key === "Enter" || event.key === " ") {
        this.press(cell);
      } else if (places[event.key]) {
        const [nextRow, nextColumn] = places[event.key];
        rows[nextRow]?.cells[nextColumn]?.focus();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }
  }

  const isOff = (button) => button.getAttribute("aria-disabled") === "true";

  // Makes a cell that has the focus the one at which the Tab key enters its grid.
  function enter(cell) {
    if (!cell?.matches?.("td[tabindex]")) return;
    for (const other of cell.closest("table").querySelectorAll("td")) other.tabIndex = -1;
    cell.tabIndex = 0;
  }

  // Makes one tree like another. What stays the same is left alone, and with it the reader's focus.
  function patchChildren(old, next) {
    const wanted = [...next.childNodes];
    while (old.childNodes.length > wanted.length) old.lastChild.remove();
    wanted.forEach((node, index) => {
      const present = old.childNodes[index];
      if (!present) old.append(node);
      else if (present.nodeName !== node.nodeName) present.replaceWith(node);
      else if (node.nodeType === Node.TEXT_NODE) {
        if (present.data !== node.data) present.data = node.data;
      } else patch(present, node);
    });
  }

  function patch(old, next) {
    for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of next.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    patchChildren(old, next);
    if (old.tagName === "INPUT" && old.type !== "radio") old.value = next.getAttribute("value");
    if (old.tagName === "INPUT" && old.type === "radio") old.checked = next.hasAttribute("checked");
    if (old.tagName === "OPTION") old.selected = next.hasAttribute("selected");
  }
})();
