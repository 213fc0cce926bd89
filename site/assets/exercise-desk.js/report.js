// The report on an answer: groups, the first wrong case of each, the compiler's messages.
(() => {
  "use strict";
  const { courseElement: element } = window;

  const verdicts = {
    solved: "✓ Solved", wrong: "✗ Not solved yet", refused: "✗ Not accepted: see the messages",
    waiting: "✎ Written, not yet marked; a person gives the marks", untouched: "This is the starter as it was",
  };

  // How many of a group's cases are right; of a single one, whether it is.
  function caseText(group) {
    if (group.count !== 1) return `${group.right} of ${group.count} cases`;
    return group.right === 1 ? "right" : group.points > 0 ? "partly right" : "wrong";
  }

  function groups(report) {
    const list = element("ul", "groups");
    for (const group of report.groups) {
      const isRight = group.right === group.count;
      const line = element("li", isRight ? "is-right" : "is-wrong");
      const sign = element("span", "sign", isRight ? "✓" : "✗");
      sign.setAttribute("aria-hidden", "true");
      line.append(sign, element("span", "unseen", isRight ? "Right: " : "Wrong: "),
        ` ${group.name}: ${group.points} of ${group.possible} points, ${caseText(group)}`);
      list.append(line);
    }
    return list;
  }

  function entry(label, content) {
    const box = element("div", "argument");
    box.append(element("dt", "", label), element("dd"));
    box.lastChild.append(content);
    return box;
  }

  // What the answer printed: open where it belongs to the case that is shown, else folded away.
  function printed(title, text, isOpen) {
    const box = element("details", "printed-text");
    box.open = isOpen;
    box.append(element("summary", "", title), element("pre", "", text));
    return box;
  }

  function failure(found, editor) {
    const box = element("section", "failure");
    box.append(element("p", "failure-title", `${found.group}: ${found.title}`));
    // What a property says comes before values that may be long.
    const isFinding = found.difference.length && !found.expected && found.got;
    if (isFinding) box.append(element("p", "difference", found.difference.join("\n")));
    const list = element("dl", "values");
    for (const { name, value } of found.arguments) {
      list.append(entry(`given ${name}`, window.courseValue(value)));
    }
    if (found.expected) list.append(entry("expected", window.courseValue(found.expected)));
    if (found.got) list.append(entry("got", window.courseValue(found.got, found.wrong)));
    if (list.childElementCount) box.append(list);
    if (found.reason) {
      const line = element("p", "reason-of-failure", found.reason);
      if (found.line) line.append(" ", place(`go to line ${found.line}`, editor, found.line));
      box.append(line);
    }
    if (found.difference.length && !isFinding) box.append(element("pre", "difference", found.difference.join("\n")));
    if (found.note) box.append(element("p", "", `Note: ${found.note}.`));
    if (found.printed) box.append(printed("Your program printed", found.printed, true));
    if (found.further) {
      const cases = found.further === 1 ? "1 other case" : `${found.further} other cases`;
      box.append(element("p", "aside", `and ${cases} of this group`));
    }
    return box;
  }

  // What a figure's answer draws: numbers in cells, the larger the stronger.
  function drawing({ title, arguments: given, value }) {
    const box = element("section", "drawing");
    const words = given.map(({ name, value: { cells, text } }) => `${name} ${text ?? cells.join(" ")}`);
    box.append(element("p", "failure-title", [title, words.join(", ")].filter(Boolean).join(": ")));
    box.append(window.courseValue(value, [], true));
    return box;
  }

  function place(text, editor, line, column, length) {
    const button = Object.assign(element("button", "place", text), { type: "button" });
    button.addEventListener("click", () => editor.go(line, column, length));
    return button;
  }

  // A message about another text than the editor's has no line.
  function messages(found, editor) {
    const list = element("ul", "messages");
    for (const { line, column, length, text, notes } of found) {
      const item = element("li");
      item.append(line ? place(`line ${line}, column ${column}: ${text}`, editor, line, column, length) : text);
      for (const note of notes) item.append(element("p", "aside", note));
      list.append(item);
    }
    return list;
  }

  window.courseReport = {
    messages,
    place,

    // The lines of the answer that a report speaks of.
    lines: (report) => [
      ...report.messages.map(({ line }) => line), ...report.failures.map(({ line }) => line).filter(Boolean),
    ],

    // The parts of a report, to stand in a page; `editor` is where its buttons lead.
    parts(report, editor) {
      const isDone = ["solved", "waiting"].includes(report.status);
      const head = element("p", `outcome-line ${isDone ? "is-right" : "is-wrong"}`);
      head.append(element("strong", "", verdicts[report.status] ?? report.status), ` · ${report.points}`);
      const parts = [head];
      if (report.groups.length) parts.push(groups(report));
      if (report.messages.length) parts.push(messages(report.messages, editor));
      if (report.mistake) parts.push(window.courseHint(report.mistake));
      parts.push(...report.failures.map((found) => failure(found, editor)));
      if (report.drawings?.length) parts.push(...report.drawings.map(drawing));
      if (report.printed) {
        const cases = report.printedCases;
        const place = report.failures.length ? " in " + (cases === 1 ? "1 other case" : `${cases} other cases`)
          : cases > 1 ? ` in ${cases} cases` : "";
        parts.push(printed(`Your program printed${place}`, report.printed, cases === 1 && !report.failures.length));
      }
      return [...parts, element("p", "aside", report.foot)];
    },
  };
})();
