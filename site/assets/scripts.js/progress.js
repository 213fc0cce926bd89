// What the reader has read and solved: kept in this browser, shown beside the chapters, and saved
// to a file and loaded from one. Other scripts use `courseProgress`.
(() => {
  "use strict";
  const book = document.documentElement.dataset.book ?? "";
  const key = `course-progress:${book}`;
  const form = 1;
  const empty = () => ({ form, book, read: {}, solved: {}, place: null });

  // Takes what fits out of anything: a file may hold whatever it likes.
  function sound(data) {
    const result = empty();
    if (typeof data !== "object" || data === null || data.form !== form) return null;
    for (const [page, share] of Object.entries(data.read ?? {})) {
      if (typeof share === "number" && share >= 0 && share <= 1) result.read[page] = share;
    }
    for (const [id, day] of Object.entries(data.solved ?? {})) {
      if (typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day)) result.solved[id] = day;
    }
    const { page, id, title } = data.place ?? {};
    if ([page, id, title].every((part) => typeof part === "string")) result.place = { page, id, title };
    return result;
  }

  function load() {
    try {
      return sound(JSON.parse(localStorage.getItem(key))) ?? empty();
    } catch {
      return empty();
    }
  }

  // Other tabs may have written meanwhile, so every change starts from what is stored.
  function change(edit) {
    const state = load();
    edit(state);
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch { /* storage may be full or switched off */ }
    document.dispatchEvent(new Event("course-progress"));
  }

  const today = () => new Date().toISOString().slice(0, 10);

  window.courseProgress = {
    isSolved: (id) => id in load().solved,
    solve: (id) => change((state) => { state.solved[id] ??= today(); }),
    unsolve: (id) => change((state) => { delete state.solved[id]; }),
    state: load,
    forget: () => change((state) => Object.assign(state, empty())),
    text: () => JSON.stringify(load(), null, 2) + "\n",

    // Reaches as far as either of the two did; returns whether the text is such a file.
    merge(text) {
      let data = null;
      try { data = JSON.parse(text); } catch { /* no JSON */ }
      const other = sound(data);
      if (!other || data.book !== book) return false;
      change((state) => {
        for (const [page, share] of Object.entries(other.read)) {
          state.read[page] = Math.max(share, state.read[page] ?? 0);
        }
        for (const [id, day] of Object.entries(other.solved)) state.solved[id] ??= day;
        state.place ??= other.place;
      });
      return true;
    },
  };

  document.addEventListener("DOMContentLoaded", () => {
    showBesideChapters();
    showPlace();
    document.addEventListener("course-progress", showBesideChapters);
    // Another tab has written.
    addEventListener("storage", (event) => { if (event.key === key) showBesideChapters(); });
    const chapter = document.querySelector(".chapter > .body");
    if (chapter) follow(chapter);
  });

  // A block is read once it has been in view for about as long as a quick reader takes, and the share of
  // the text that is read grows with it. The section in view is where the reader is.
  function follow(body) {
    const page = body.dataset.page;
    const seconds = (block) => Math.min(6, Math.max(0.4, block.textContent.length / 60));
    const before = load().read[page] ?? 0;
    const blocks = [...body.children].map((block) => ({ block, length: block.textContent.length, left: seconds(block) }));
    const total = Math.max(1, blocks.reduce((sum, { length }) => sum + length, 0));
    let passed = 0;
    for (const one of blocks) {
      passed += one.length;
      if (passed <= before * total) one.left = 0;
    }
    const visible = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? visible.add(target) : visible.delete(target);
    }, { rootMargin: "-10% 0px" });
    for (const { block } of blocks) observer.observe(block);

    const tick = 0.5;
    setInterval(() => {
      if (document.visibilityState !== "visible") return;
      // Several blocks in view share the reader's time.
      const seen = blocks.filter(({ block, left }) => left > 0 && visible.has(block));
      if (!seen.length) return;
      let time = tick;
      for (const one of seen) {
        const taken = Math.min(one.left, time);
        one.left -= taken;
        time -= taken;
      }
      if (!seen.some(({ left }) => left <= 0)) return;
      const read = blocks.reduce((sum, { length, left }) => sum + (left > 0 ? 0 : length), 0);
      const share = Math.max(before, read / total);
      change((state) => { state.read[page] = Math.max(state.read[page] ?? 0, Math.round(share * 100) / 100); });
    }, tick * 1000);

    let timer = null;
    const place = () => {
      timer = null;
      const above = [...body.querySelectorAll("h2[id]")]
        .filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2).at(-1);
      const title = above ? words(above) : "";
      change((state) => { state.place = { page, id: above?.id ?? "", title }; });
    };
    addEventListener("scroll", () => { timer ??= setTimeout(place, 300); }, { passive: true });
    addEventListener("pagehide", () => { if (timer !== null) place(); });
  }

  // A heading's text without the link to itself.
  function words(heading) {
    const parts = [...heading.childNodes].filter((part) => !part.classList?.contains("anchor"));
    return parts.map((part) => part.textContent.trim()).filter(Boolean).join(" ");
  }

  function showBesideChapters() {
    const { read, solved } = load();
    for (const line of document.querySelectorAll(".contents [data-page]")) {
      const tasks = line.dataset.tasks.split(" ").filter(Boolean);
      const done = tasks.filter((id) => id in solved).length;
      const share = Math.floor((read[line.dataset.page] ?? 0) * 100);
      const parts = [];
      if (share > 0) parts.push(share > 97 ? "✓ read" : `${share} % read`);
      if (done > 0) parts.push(`${done} of ${tasks.length} solved`);
      let note = line.querySelector(".progress-note");
      if (!note && !parts.length) continue;
      if (!note) {
        note = document.createElement("span");
        note.className = "progress-note";
        line.append(note);
      }
      note.textContent = parts.join(" · ");
    }
  }

  // The first page offers to go on where the reader was.
  function showPlace() {
    const start = document.querySelector("a.start");
    const { place } = load();
    if (!start || !place) return;
    const chapter = document.querySelector(`.contents [data-page="${CSS.escape(place.page)}"]`);
    if (!chapter) return;
    const link = document.createElement("a");
    link.className = "resume";
    link.href = chapter.querySelector("a").getAttribute("href") + (place.id ? `#${encodeURIComponent(place.id)}` : "");
    link.textContent = `Go on: ${place.title || chapter.dataset.title}`;
    start.after(" ", link);
  }
})();
