extension MarkingPage {
  /// The script.
  ///
  /// What students wrote enters the page as text content alone.
  static let script = #"""
    // Marks one answer after the other.
    (() => {
      "use strict";
      const part = (id) => document.getElementById(id);
      let list = null, place = 0, answer = null, isChanged = false, ticked = new Set();

      const say = (text, isWrong = false) => {
        part("status").textContent = text;
        part("status").classList.toggle("wrong", isWrong);
      };
      const item = () => list.items[place];
      const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });

      async function load(exercise) {
        list = await courseLive.do("mark-list", { exercise });
        document.title = `Marking: ${list.assignment}`;
        part("assignment").textContent = list.assignment;
        part("exercise").replaceChildren(...list.exercises.map(({ id, title, marked, count }) =>
          Object.assign(make("option", `${title} (${marked}/${count})`), { value: id })));
        part("exercise").value = list.exercise;
        part("maximum").textContent = list.maximum;
        part("notes").textContent = list.notes;
        part("notes").parentElement.hidden = !list.notes;
        part("model").hidden = list.model == null;
        part("model").querySelector("pre").textContent = list.model ?? "";
        part("rubric").replaceChildren(...list.rubric.map((line, number) => {
          const button = Object.assign(make("button", ""), { type: "button" });
          button.append(make("kbd", number + 1), make("span", `+${line.points}`), make("span", line.text));
          button.addEventListener("click", () => tick(number));
          const entry = document.createElement("li");
          entry.append(button);
          return entry;
        }));
        showComments();
        showProgress();
      }

      function showComments() {
        const first = Object.assign(make("option", list.comments.length ? "an earlier comment…" : "none yet"), { value: "" });
        part("comments").replaceChildren(first, ...list.comments.map((text) =>
          Object.assign(make("option", text.slice(0, 80)), { value: text })));
      }

      const isDone = ({ points, isExcused }) => points != null || isExcused;

      function showProgress() {
        const done = list.items.filter(isDone).length;
        part("progress").textContent = `${done} of ${list.items.length} marked`;
        part("bar").max = list.items.length || 1;
        part("bar").value = done;
      }

      const hidden = () => part("names").getAttribute("aria-pressed") === "true";
      function showName() {
        if (!list.items.length) { part("who").textContent = "Nobody handed in an answer"; return; }
        const name = hidden() ? "" : item().name;
        part("who").textContent = `Answer ${place + 1}${name ? `, ${name}` : ""}`;
      }

      // The last call wins: an answer that arrives late must not be shown over a later one.
      let wanted = 0;
      async function show(number) {
        if (!list.items.length) return showName();
        place = number;
        const turn = ++wanted;
        const got = await courseLive.do("mark-answer", { key: item().key, exercise: list.exercise });
        if (turn === wanted) take(got);
      }

      function take(got) {
        answer = got;
        isChanged = false;
        ticked = new Set(got.rubricLines);
        showName();
        part("text").textContent = got.text ?? "There is no file for this exercise.";
        const words = [got.automatic == null ? "" : `The grader gave ${got.automatic}.`, got.reason].filter(Boolean);
        part("verdict").replaceChildren(...words.map((text) => make("p", text)),
          ...(got.lines.length ? [make("pre", got.lines.join("\n"))] : []));
        part("points").value = got.points ?? "";
        part("comment").value = got.comment;
        part("why").value = "";
        part("reason").hidden = !got.needsReason;
        part("history").replaceChildren(...got.history.map(({ kind, points, by, at, why }) =>
          make("li", `${at} · ${by}: ${kind}${points == null ? "" : ` ${points}`}${why ? ` (${why})` : ""}`)));
        Object.assign(item(), { points: got.points, isExcused: got.isExcused, isByPerson: got.isByPerson });
        showTicks();
        showProgress();
        say(got.isExcused ? "Excused." : "");
      }

      function showTicks() {
        [...part("rubric").querySelectorAll("button")].forEach((button, number) =>
          button.setAttribute("aria-pressed", ticked.has(number)));
      }

      function tick(number) {
        if (number >= list.rubric.length) return;
        if (!ticked.delete(number)) ticked.add(number);
        const sum = [...ticked].reduce((all, line) => all + list.rubric[line].points, 0);
        part("points").value = Math.min(sum, list.maximum);
        showTicks();
        change();
      }

      function change() { isChanged = true; say("Not saved yet."); }

      async function decide(kind) {
        const points = part("points").value.trim().replace(",", ".");
        try {
          const got = await courseLive.do("mark-decide", {
            key: item().key, exercise: list.exercise, kind, rubricLines: [...ticked].sort(),
            points: points === "" || isNaN(points) ? null : Number(points),
            comment: part("comment").value, why: part("why").value, after: answer.newest,
          });
          const comment = part("comment").value;
          if (comment && !list.comments.includes(comment)) { list.comments.unshift(comment); showComments(); }
          take(got);
          say("Saved.");
          return true;
        } catch (error) {
          const text = String(error.message);
          if (text.includes("somebody else")) {
            // What was typed is kept for another look; the mark is the other person's.
            const typed = part("comment").value;
            take(await courseLive.do("mark-answer", { key: item().key, exercise: list.exercise }));
            if (typed && typed !== answer.comment) part("comment").value = typed;
          }
          if (text.includes("say why")) { part("reason").hidden = false; part("why").focus(); }
          say(text, true);
          return false;
        }
      }

      async function go(number) {
        if (number < 0 || number >= list.items.length) { say("There are no more."); return; }
        if (isChanged && !(await decide("mark"))) return;
        await show(number);
        part("who").focus();
      }
      async function find(test) {
        const order = [...list.items.keys()].map((step) => (place + 1 + step) % list.items.length);
        if (isChanged && !(await decide("mark"))) return;
        // Others may have marked meanwhile.
        const key = item().key;
        await load(list.exercise);
        place = Math.max(0, list.items.findIndex((other) => other.key === key));
        const found = order.find((number) => number < list.items.length && test(list.items[number]));
        if (found == null) { say("There are none."); return; }
        await show(found);
        part("who").focus();
      }

      function hideNames() {
        part("names").setAttribute("aria-pressed", !hidden());
        try { sessionStorage.setItem("mark-names", hidden()); } catch { /* switched off */ }
        showName();
      }

      const actions = {
        j: () => go(place + 1), k: () => go(place - 1),
        u: () => find((other) => !isDone(other)),
        p: () => find((other) => other.points != null && other.points < list.maximum),
        c: () => part("comment").focus(),
        w: () => { part("reason").hidden = false; part("why").focus(); },
        s: () => decide("mark"),
        m: () => { part("model").open = !part("model").open; },
        n: hideNames,
        0: () => { ticked.clear(); part("points").value = 0; showTicks(); change(); },
        "?": () => part("help").showModal(),
      };
      addEventListener("keydown", (event) => {
        if (!answer || part("help").open) return;
        const isField = event.target.matches("input, textarea, select");
        if (event.key === "Escape" && isField) { event.target.blur(); part("who").focus(); return; }
        if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); decide("mark"); return; }
        if (isField || event.ctrlKey || event.metaKey || event.altKey) return;
        const action = /^[1-9]$/.test(event.key) ? () => tick(Number(event.key) - 1) : actions[event.key];
        if (!action) return;
        event.preventDefault();
        action();
      });
      for (const [id, key] of [["previous", "k"], ["next", "j"], ["unmarked", "u"], ["lost", "p"], ["names", "n"], ["keys", "?"]]) {
        part(id).addEventListener("click", () => actions[key]());
      }
      document.querySelector("main form").addEventListener("submit", (event) => {
        event.preventDefault();
        decide("mark");
      });
      for (const id of ["points", "comment"]) part(id).addEventListener("input", change);
      part("points").addEventListener("input", () => { ticked.clear(); showTicks(); });
      part("comments").addEventListener("change", ({ target }) => {
        if (!target.value) return;
        part("comment").value = target.value;
        target.value = "";
        change();
      });
      part("excuse").addEventListener("click", () => decide("excuse"));
      part("withdraw").addEventListener("click", () => decide("withdraw"));
      part("exercise").addEventListener("change", async ({ target }) => {
        if (isChanged && !(await decide("mark"))) { target.value = list.exercise; return; }
        await load(target.value);
        await show(0);
      });
      addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });

      (async () => {
        try { if (sessionStorage.getItem("mark-names") === "true") part("names").setAttribute("aria-pressed", true); } catch { /* switched off */ }
        try {
          await load(null);
          await show(Math.max(0, list.items.findIndex((other) => !isDone(other))));
        } catch (error) { say(String(error.message), true); }
      })();
    })();

    """#
}
