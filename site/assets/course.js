// The theme, the search box and the keys. Pages read well without any of it.
(() => {
  "use strict";
  const root = document.documentElement;
  const stored = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value);
    } catch { /* storage may be switched off */ }
    return null;
  };

  // Before the page is drawn, so that it does not flash in the wrong colours.
  const showTheme = (theme) => theme ? root.dataset.theme = theme : delete root.dataset.theme;
  showTheme(stored("course-theme"));
  // What needs scripts takes its room from the first line drawn on, and nothing moves later.
  root.classList.add("scripted");
  if (navigator.clipboard) root.classList.add("copying");

  document.addEventListener("DOMContentLoaded", () => {
    themeSwitch(document.querySelector("button.theme"));
    reachScrollers();
    search(document.querySelector("form.search"));
    keys(document.querySelector(".keys"));
    followReader();
    addEventListener("beforeprint", () => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
  });

  function themeSwitch(button) {
    const themes = ["auto", "light", "dark"];
    let theme = stored("course-theme") ?? "auto";
    const label = () => { button.textContent = `Theme: ${theme}`; };
    button.addEventListener("click", () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      stored("course-theme", theme === "auto" ? null : theme);
      showTheme(theme === "auto" ? null : theme);
      label();
    });
    label();
  }

  // What scrolls sideways at this width can be reached and scrolled by keyboard, and shows that it goes on.
  function reachScrollers() {
    // A box that can be reached anyway, as the texts of the live figures, stays so.
    const boxes = ":is(pre, .scroll, .formula):not([tabindex])";
    if (!("ResizeObserver" in window)) return;
    const fade = (box) => box.classList.toggle("goes-on", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        target.scrollWidth > target.clientWidth
          ? target.setAttribute("tabindex", "0") : target.removeAttribute("tabindex");
        fade(target);
      }
    });
    for (const box of document.querySelectorAll(boxes)) {
      observer.observe(box);
      box.addEventListener("scroll", () => fade(box), { passive: true });
    }
  }

  // Search: the text of every section and what looks through it, loaded when the box is first used.
  function search(form) {
    const input = form.querySelector("input");
    const panel = form.querySelector(".found");
    const [status, list] = panel.children;
    const load = (files) => {
      const [first, ...rest] = files;
      if (!first) return show();
      const script = Object.assign(document.createElement("script"), { src: first, onload: () => load(rest) });
      document.head.append(script);
    };
    const close = () => { panel.hidden = true; };
    const show = () => {
      const query = input.value.trim();
      panel.hidden = !query;
      if (!query || !window.courseSearch) return;
      const found = window.courseSearch(query);
      status.textContent = found.status;
      list.replaceChildren(...found.items);
    };
    input.addEventListener("focus", () => load(["lunr.js", "search-data.js", "search.js"]), { once: true });
    input.addEventListener("input", show);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { close(); input.focus(); }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const stops = [input, ...list.querySelectorAll("a")];
      const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      stops[Math.max(0, Math.min(stops.length - 1, next))].focus();
      event.preventDefault();
    });
    document.addEventListener("click", (event) => { if (!form.contains(event.target)) close(); });
  }

  // Keys act only where no control, scrolling region or modifier could want them.
  function keys(paragraph) {
    const box = paragraph.querySelector("input");
    box.checked = stored("course-keys") !== "off";
    box.addEventListener("change", () => stored("course-keys", box.checked ? null : "off"));
    paragraph.hidden = false;
    document.addEventListener("keydown", (event) => {
      const isBusy = event.target.closest("input, select, textarea, button, [tabindex='0'], [contenteditable]");
      if (!box.checked || isBusy || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("page.search").focus();
      } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        const rel = event.key === "ArrowLeft" ? "prev" : "next";
        document.querySelector(`.turn a[rel=${rel}]`)?.click();
      } else if (event.key === "Escape" && location.hash === "#page.contents") {
        location.hash = "#page.main";
      }
    });
  }

  // Marks the section being read in the list beside it.
  function followReader() {
    const links = new Map([...document.querySelectorAll(".on-page a")].map((link) => [link.hash.slice(1), link]));
    const targets = [...links.keys()].map((id) => document.getElementById(decodeURIComponent(id))).filter(Boolean);
    if (!targets.length || !("IntersectionObserver" in window)) return;
    const mark = () => {
      const above = targets.filter((target) => target.getBoundingClientRect().top < innerHeight / 3);
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(above.at(-1)?.id)?.setAttribute("aria-current", "true");
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    for (const target of targets) observer.observe(target);
  }
})();
