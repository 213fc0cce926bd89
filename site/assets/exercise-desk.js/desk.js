// Exercises in a page that `course serve` hands out: edits, runs and grades the student's own file.
(() => {
  "use strict";
  const { courseElement: element, courseButton: button } = window;
  const outcomes = {
    run: { solved: "All right. Grade it to count it.", waiting: "It can be read. Grade counts it." },
    grade: { solved: "All right.", waiting: "Written, not yet marked." },
  };
  const ask = (action, body = {}, options) => window.courseLive.do(`exercise-${action}`, body, options);

  share();
  addEventListener("focus", share);
  for (const section of document.querySelectorAll(".exercise[data-exercise]")) start(section);

  // The files know what is solved: the terminal may have been used meanwhile.
  async function share() {
    if (!window.courseProgress) return;
    try {
      const { solved } = await ask("progress");
      for (const [id, isSolved] of Object.entries(solved)) {
        const name = `exercise-${id}`;
        if (isSolved === window.courseProgress.isSolved(name)) continue;
        isSolved ? window.courseProgress.solve(name) : window.courseProgress.unsolve(name);
      }
    } catch { /* the server is gone, which the page says */ }
  }

  function start(section) {
    const exercise = section.dataset.exercise;
    const help = `${section.id}-help`;
    const editor = window.courseEditor(`Your answer, work/${exercise}.swift`, help);
    const status = element("p", "desk-status");
    status.setAttribute("role", "status");
    const verdict = element("div", "outcome");
    const question = element("div", "conflict");
    const hints = element("div", "hints");
    const bar = element("p", "actions");
    const foot = element("p", "editor-help", "Tab indents; Escape, then Tab leaves the editor. Ctrl+Enter grades. What you write is saved as ");
    foot.id = help;
    foot.append(element("code", "", `work/${exercise}.swift`), "; Run tries it, Grade counts it.");

    // What is on disk, as far as this page knows.
    let revision = null;
    let saved = "";
    let timer = null;
    let isBusy = false;
    // What Ctrl+Enter asks for while something runs.
    let isQueued = false;
    let isSolved = false;
    // The text that the verdict below is about.
    let judged = null;
    // One request about the file at a time: each needs the revision that the last one gave.
    let turn = Promise.resolve();
    const inTurn = (act) => { turn = turn.then(act, act); return turn; };
    const say = (text) => { status.textContent = text; };
    const isChanged = () => editor.text !== saved;

    function take(draft) {
      ({ revision } = draft);
      saved = draft.text;
      editor.text = draft.text;
      showAge();
      editor.area.dispatchEvent(new Event("course-taken"));
      question.replaceChildren();
    }

    // Two texts, and only the student knows which is right.
    function choose(draft) {
      const keep = async () => {
        ({ revision } = draft);
        question.replaceChildren();
        say("");
        await save();
      };
      question.replaceChildren(
        element("p", "", `work/${exercise}.swift was changed elsewhere; nothing was saved.`),
        button("Take the file", () => { take(draft); say("This is the file."); }),
        " ", button("Keep my text", keep));
      say("The file was changed elsewhere.");
    }

    const save = (options) => inTurn(() => saveNow(options));

    async function saveNow(options) {
      clearTimeout(timer);
      timer = null;
      if (!isChanged()) return true;
      const { text } = editor;
      try {
        const answer = await ask("save", { exercise, text, revision }, options);
        if (answer.isOutdated) { choose(answer); return false; }
        saved = text;
        ({ revision } = answer);
        // The outcome of a run says more than that it was saved.
        if (!isBusy && !status.textContent) say("Saved.");
        if (isSolved) share();
        return true;
      } catch (error) {
        say(`Not saved: ${error.message}`);
        return false;
      }
    }

    // Reads the file again: it may be open in another editor too.
    const look = () => inTurn(lookNow);

    async function lookNow() {
      if (isBusy) return;
      try {
        const draft = await ask("open", { exercise });
        if (draft.revision === revision) return;
        isChanged() ? choose(draft) : take(draft);
      } catch (error) { say(error.message); }
    }

    async function judge(action) {
      if (!section.isConnected) return;
      if (isBusy) {
        isQueued = action === "grade";
        return say(isQueued ? "Grading… Your text will be graded again as it is then." : "Something runs already; stop it first.");
      }
      if (action === "grade" && question.childElementCount) return say("First choose one of the two texts.");
      setBusy(true);
      say(action === "grade" ? "Grading…" : "Running…");
      try {
        // What is graded is what was saved first; what is typed meanwhile is saved as always.
        if (action === "grade" && !await save()) return;
        const text = action === "grade" ? saved : editor.text;
        const answer = await ask(action, { exercise, text, revision });
        if (answer.isOutdated) {
          choose(answer);
        } else if (answer.isStopped) {
          say("Stopped.");
        } else {
          if (answer.revision && saved === text) ({ revision } = answer);
          verdict.replaceChildren(...window.courseReport.parts(answer.report, editor));
          judged = text;
          editor.mark(editor.text === text ? window.courseReport.lines(answer.report) : []);
          showAge();
          say(answer.problem ?? outcomes[action][answer.report.status] ?? "Something is wrong; see below.");
          if (action === "grade") await share();
        }
      } catch (error) {
        say(error.message);
      } finally {
        setBusy(false);
        const again = isQueued;
        isQueued = false;
        if (again) judge("grade");
      }
    }

    // A verdict says so when it is not about the text above it.
    function showAge() {
      const isOld = judged !== null && verdict.childElementCount > 0 && editor.text !== judged;
      verdict.classList.toggle("is-old", isOld);
      let note = verdict.querySelector(".old-note");
      if (!isOld) note?.remove();
      if (isOld && !note) verdict.prepend(element("p", "old-note", "This is about an earlier text."));
    }

    const run = button("Run", () => judge("run"));
    const grade = button("Grade", () => judge("grade"));
    const stop = button("Stop", () => {
      isQueued = false;
      ask("stop", { exercise }).catch(() => {});
    });
    const hint = button("Hint", async () => {
      try {
        const { hints: texts, left } = await ask("hint", { exercise });
        const list = element("ol");
        for (const text of texts) {
          const item = element("li");
          item.append(window.courseMarkup(text));
          list.append(item);
        }
        hints.replaceChildren(list);
        hint.textContent = left ? "Next hint" : "No more hints";
        if (!left) hint.setAttribute("aria-disabled", "true");
      } catch (error) { say(error.message); }
    });
    // A button that is disabled would lose the focus, and with it the reader's place.
    function setBusy(value) {
      isBusy = value;
      for (const one of [run, grade]) one.setAttribute("aria-disabled", value);
      stop.setAttribute("aria-disabled", !value);
    }
    setBusy(false);
    bar.append(grade, " ", run, " ", stop, " ", hint);

    editor.area.addEventListener("input", () => {
      clearTimeout(timer);
      showAge();
      if (question.childElementCount) return;
      if (!isBusy) say("");
      timer = setTimeout(save, 800);
    });
    editor.area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      judge("grade");
    });
    addEventListener("focus", look);
    addEventListener("pagehide", () => {
      if (isBusy) ask("stop", { exercise }, { keepalive: true }).catch(() => {});
      // No later turn comes on a page that goes.
      if (isChanged() && !question.childElementCount) saveNow({ keepalive: true });
    });

    const showSolved = () => {
      isSolved = Boolean(window.courseProgress?.isSolved(section.id));
      section.classList.toggle("is-solved", isSolved);
      let note = section.querySelector(".title .solved-note");
      if (!isSolved) note?.remove();
      if (isSolved && !note) section.querySelector(".title").append(element("span", "solved-note", " · ✓ solved"));
    };
    document.addEventListener("course-progress", showSolved);
    showSolved();

    const bench = element("div", "workbench");
    bench.append(editor.frame, foot, bar, status, question, hints, verdict);
    section.append(bench);
    window.courseKey?.bind(section, editor);
    look();
  }
})();
