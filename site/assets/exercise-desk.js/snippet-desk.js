// Snippets in a page that `course serve` hands out: edited and run after what the chapter runs before
// them. Nothing is saved; "Reset" brings the chapter's own code back.
(() => {
  "use strict";
  const { courseElement: element, courseButton: button } = window;
  const chapter = document.querySelector(".body[data-page]")?.dataset.page;
  if (chapter === undefined) return;
  for (const snippet of document.querySelectorAll(".snippet[data-step]")) offer(snippet);

  function offer(snippet) {
    const listing = snippet.querySelector(":scope > pre");
    if (!listing) return;
    let bar = snippet.querySelector(":scope > .copies");
    if (!bar) listing.before(bar = element("div", "copies"));
    let bench = null;
    bar.append(button("Edit and run", () => {
      bench ??= make(snippet, listing);
      bench.open();
    }, "copy edit"));
  }

  function make(snippet, listing) {
    const step = Number(snippet.dataset.step);
    const help = `snippet-help-${step}`;
    const editor = window.courseEditor("The snippet's code", help);
    const original = listing.textContent.trimEnd();
    const status = element("p", "desk-status");
    status.setAttribute("role", "status");
    const outcome = element("div", "outcome trial");
    const foot = element("p", "editor-help", "Ctrl+Enter runs it after the snippets above it. Escape, then Tab leaves the editor. Nothing is saved.");
    foot.id = help;
    let isRunning = false;

    async function run() {
      if (isRunning) return;
      setBusy(true);
      status.textContent = "Running…";
      const text = editor.text;
      try {
        const answer = await window.courseLive.do("snippet-run", { chapter, step, text });
        if (answer.isStopped) {
          status.textContent = "Stopped.";
          return;
        }
        outcome.replaceChildren(...parts(answer, editor));
        const lines = [...answer.messages.map(({ line }) => line), answer.line].filter(Boolean);
        editor.mark(editor.text === text ? lines : []);
        status.textContent = answer.messages.length ? "It does not compile; see below."
          : answer.problem ? "It stopped; see below." : `Done in ${answer.foot}.`;
      } catch (error) {
        status.textContent = error.message;
      } finally {
        setBusy(false);
      }
    }

    const runButton = button("Run", run);
    const halt = (options) => {
      if (isRunning) window.courseLive.do("snippet-stop", { chapter, step, text: "" }, options).catch(() => {});
    };
    const stop = button("Stop", () => halt());
    const reset = button("Reset", () => {
      editor.text = original;
      outcome.replaceChildren();
      status.textContent = "This is the chapter's own code.";
    });
    const close = button("Close", () => {
      halt();
      bench.hidden = true;
      listing.hidden = false;
      snippet.querySelector(".edit").focus();
    });
    function setBusy(isBusy) {
      isRunning = isBusy;
      runButton.setAttribute("aria-disabled", isBusy);
      stop.setAttribute("aria-disabled", !isBusy);
    }
    setBusy(false);
    editor.area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    });
    addEventListener("pagehide", () => halt({ keepalive: true }));

    const actions = element("p", "actions");
    actions.append(runButton, " ", stop, " ", reset, " ", close);
    const bench = element("div", "workbench");
    bench.append(editor.frame, foot, actions, status, outcome);
    listing.after(bench);
    editor.text = original;
    return {
      open() {
        bench.hidden = false;
        listing.hidden = true;
        editor.area.focus();
      },
    };
  }

  // What came of a run: messages with their lines, what was printed, variables, pictures.
  function parts(answer, editor) {
    const made = [];
    if (answer.messages.length) made.push(window.courseReport.messages(answer.messages, editor));
    if (answer.problem) {
      const line = element("p", "reason-of-failure", answer.problem);
      if (answer.line) line.append(" ", window.courseReport.place(`go to line ${answer.line}`, editor, answer.line));
      made.push(line);
    }
    if (answer.printed) {
      const box = element("div", "printed");
      box.append(element("p", "label", "prints"), element("pre", "", answer.printed));
      made.push(box);
    }
    for (const { caption, markup } of answer.values) {
      const box = element("div", "computed");
      const label = element("p", "label");
      label.append(window.courseMarkup(caption));
      box.append(label, window.courseMarkup(markup));
      made.push(box);
    }
    for (const picture of answer.pictures) {
      const box = element("div", "trial-picture");
      box.append(window.courseMarkup(picture));
      made.push(box);
    }
    return made;
  }
})();
