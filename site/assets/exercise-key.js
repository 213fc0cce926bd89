// Answers that a page judges by itself: it compares digests, so that the answer does not stand in it.
// Options and reasons of a choice can be chosen here too, with a server and without.
(() => {
  "use strict";
  const { courseElement: element, courseButton: button } = window;

  // ---- The same texts and keys as the grader's own: see SealedText.swift and DerivedKey.swift ----

  const bytesOf = (text) => new TextEncoder().encode(text);
  const hexadecimal = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const hash = async (text) => hexadecimal(await crypto.subtle.digest("SHA-256", bytesOf(text)));

  // Slow on purpose, so that trying many answers takes long.
  async function derive(text, { salt, rounds }) {
    const base = await crypto.subtle.importKey("raw", bytesOf(text), "PBKDF2", false, ["deriveBits"]);
    const bits = await crypto.subtle.deriveBits(
      { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: rounds }, base, 256);
    const digits = hexadecimal(bits);
    return { digits, digest: await hash(`${digits}\ndigest`) };
  }

  async function opened({ digits }, sealed) {
    const bytes = sealed.match(/../g).map((pair) => parseInt(pair, 16));
    let stream = "";
    while (stream.length < sealed.length) stream += await hash(`${digits}\nwords ${stream.length / 64}`);
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte, place) => byte ^ parseInt(stream.slice(2 * place, 2 * place + 2), 16)));
  }

  // A whole number as it is; another in steps of some times what it may be off, halves away from zero.
  function numberText(number, { tolerance, isWhole }) {
    if (isWhole) return Number.isInteger(number) ? String(number + 0) : `not whole: ${number}`;
    let [scale, exponent] = [1e4, -4];
    while (4 * scale * (tolerance + tolerance * Math.abs(number)) > 1) {
      scale /= 10;
      exponent += 1;
    }
    let units = Math.round(Math.abs(number) * scale);
    if (units === 0) return "0";
    while (units % 10 === 0) {
      units /= 10;
      exponent += 1;
    }
    return `${number < 0 ? "-" : ""}${units}e${exponent}`;
  }
  const shapeText = (shape) => `[${shape.join(",")}]`;
  const gridText = ({ shape, numbers }, key) => `${shapeText(shape)}:${numbers.map((number) => numberText(number, key)).join(",")}`;
  const choiceText = (option, reasons) => `(${option};(${[...reasons].sort().join(";")}))`;

  // The hint as nodes, if the answer is that of a known mistake.
  async function findMistake(derived, key) {
    const [html, source] = [key.hints[derived.digest], key.sources[derived.digest]];
    if (html) return window.courseHint(await opened(derived, html));
    if (!source) return undefined;
    const [, ...lines] = (await opened(derived, source)).split("\n");
    return window.courseHint(plainMarkup(lines.join("\n")));
  }

  // Only what a hint without formulas has: text and code.
  function plainMarkup(markdown) {
    const box = element("div");
    markdown.split("`").forEach((part, place) => box.append(place % 2 ? element("code", "", part) : part));
    return box.innerHTML;
  }

  async function judgeGrid(grid, key) {
    const derived = await derive(gridText(grid, key), key);
    if (key.answer.includes(derived.digest)) return { isRight: true };
    return { isRight: false, hint: await findMistake(derived, key), ...await compare(grid, key) };
  }

  // Which cells are wrong, where the shape is right.
  async function compare(grid, key) {
    if (!key.shape) return {};
    if ((await derive(`shape ${shapeText(grid.shape)}`, key)).digest !== key.shape) return { isOtherShape: true };
    if (!key.cells) return { isShapeAlone: true };
    const own = await Promise.all(grid.numbers.map((number, place) => derive(`${place} ${numberText(number, key)}`, key)));
    return { wrong: own.flatMap(({ digest }, place) => key.cells[place].includes(digest) ? [] : [place]) };
  }

  // ---- What a reader writes ----

  // Reads `[1, 64, 28, 28]`, `tensor([[0., 1.], [2., 3.]])`, or rows of numbers; `null` if it is none.
  function readGrid(text, result) {
    const inner = text.trim().replace(/^(?:tensor|array|Tensor)\s*\(/, "").replace(/,?\s*(?:dtype|shape)\s*=[^\])]*(?=\)?$)/, "").replace(/\)\s*$/, "");
    const isSingle = ["Int", "Float", "Double"].includes(result);
    let value = null;
    if (inner.includes("[")) {
      // JSON wants a digit behind a point and before it.
      const json = inner.replace(/(\d)\.(?!\d)/g, "$1.0").replace(/(^|[^\d])\.(\d)/g, "$10.$2").replace(/,\s*\]/g, "]");
      try { value = JSON.parse(json); } catch { return null; }
    } else {
      const rows = inner.split("\n").map((row) => row.split(/[\s,;]+/).filter(Boolean).map(Number)).filter((row) => row.length);
      value = rows.length > 1 ? rows : rows[0] ?? null;
      if (isSingle && value?.length === 1) [value] = value;
    }
    return grid(value, ["Float", "Tensor"].includes(result.replace(/[[\]]/g, "")));
  }

  function grid(value, isFloat) {
    if (typeof value === "number") {
      if (!Number.isFinite(value) || Math.abs(value) >= 1e11) return null;
      return { shape: [], numbers: [isFloat ? Math.fround(value) : value] };
    }
    if (!Array.isArray(value)) return null;
    const parts = value.map((item) => grid(item, isFloat));
    if (parts.includes(null)) return null;
    const shape = parts[0]?.shape ?? [];
    if (parts.some((part) => shapeText(part.shape) !== shapeText(shape))) return null;
    return { shape: [parts.length, ...shape], numbers: parts.flatMap((part) => part.numbers) };
  }

  function offerField(section) {
    const { result } = section.dataset;
    if (!/^\[*(?:Tensor|Int|Float|Double)\]*$/.test(result)) return;
    const key = { ...JSON.parse(section.dataset.key), isWhole: result.replace(/[[\]]/g, "") === "Int" };
    const box = element("div", "own-answer");
    const label = element("label", "", `Your answer, of the type ${result}: numbers in brackets, or rows of numbers`);
    const area = Object.assign(document.createElement("textarea"), { rows: 2, spellcheck: false });
    label.append(area);
    const verdict = status();
    const check = async () => {
      const read = readGrid(area.value, result);
      if (!read) return show(verdict, [element("p", "", "Enter numbers in rows of equal lengths.")], "");
      if (read.numbers.length > 4096) return show(verdict, [element("p", "", "These are more numbers than any answer has.")], "");
      show(verdict, [element("p", "", "Checking …")], "");
      const text = area.value;
      const found = await judgeGrid(read, key);
      if (area.value !== text) return;
      show(verdict, lines(found, read), found.isRight ? "is-right" : "is-wrong");
      if (found.isRight) solve(section);
    };
    area.addEventListener("input", () => show(verdict, [], ""));
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); check(); }
    });
    box.append(label, actions(check), verdict);
    section.insertBefore(box, section.querySelector(":scope > .solved-box"));
  }

  function lines(found, { shape, numbers }) {
    if (found.isRight) return [element("p", "", "✓ Right.")];
    const parts = [element("p", "", "✗ Not correct.")];
    if (found.hint) parts.push(found.hint);
    if (found.words) parts.push(element("p", "", found.words));
    if (found.isOtherShape) parts.push(element("p", "", `The shape is not [${shape.join(", ")}].`));
    if (found.isShapeAlone) parts.push(element("p", "", "The shape is right, the numbers are not."));
    if (found.wrong?.length && numbers.length > 1) {
      parts.push(element("p", "", `The shape is right; ${found.wrong.length} of ${numbers.length} differ.`));
      parts.push(window.courseValue({ shape, cells: numbers.map((number) => String(Number(number.toPrecision(7)))) }, found.wrong));
    }
    return parts;
  }

  // ---- Choices ----

  // Makes controls of the options and reasons that stand in the page; returns what reads and sets them.
  function controls(section) {
    const lists = [...section.querySelectorAll("dl.options")];
    const fields = lists.map((list, index) => [...list.querySelectorAll(".option")].map((option) => {
      const head = option.querySelector("dt");
      const text = option.querySelector("dd");
      text.id = `${section.id}-${index ? "reason" : "option"}-${head.textContent}`;
      const field = Object.assign(document.createElement("input"), {
        type: index ? "checkbox" : "radio", name: `${section.id}-${index}`, value: head.textContent,
      });
      const label = element("label", "pick");
      label.append(field, head.textContent);
      field.setAttribute("aria-labelledby", text.id);
      head.replaceChildren(label);
      return field;
    }));
    const [options, reasons = []] = fields;
    return {
      fields: [...options, ...reasons],
      option: () => options.find((field) => field.checked)?.value,
      reasons: () => reasons.filter((field) => field.checked).map((field) => field.value),
      set(option, chosen) {
        for (const field of options) field.checked = field.value === option;
        for (const field of reasons) field.checked = chosen.includes(field.value);
      },
    };
  }

  function offerChoice(section) {
    const key = JSON.parse(section.dataset.key);
    const chosen = controls(section);
    const box = element("div", "own-answer");
    const verdict = status();
    const check = async () => {
      const option = chosen.option();
      if (!option) return show(verdict, [element("p", "", "Choose an option first.")], "");
      show(verdict, [element("p", "", "Checking …")], "");
      const whole = await derive(choiceText(option, chosen.reasons()), key);
      const isRight = key.answer.includes(whole.digest);
      const found = { isRight };
      if (!isRight) {
        const alone = await derive(option, key);
        found.hint = await findMistake(alone, key);
        if (alone.digest === key.option) found.words = "The option is right, the reasons are not.";
        else if (!found.hint) found.words = "Look at the option and at each reason again.";
      }
      show(verdict, lines(found, { shape: [], numbers: [] }), isRight ? "is-right" : "is-wrong");
      if (isRight) solve(section);
    };
    for (const field of chosen.fields) field.addEventListener("change", () => show(verdict, [], ""));
    box.append(actions(check), verdict);
    section.insertBefore(box, section.querySelector(":scope > .solved-box"));
  }

  const call = /Choice\(\s*"([^"\n]*)"\s*(?:,\s*because:\s*((?:"[^"\n]*"\s*,?\s*)*))?\)/;

  // ---- Parts of the page ----

  function actions(check) {
    const bar = element("p", "actions");
    bar.append(button("Check", check));
    return bar;
  }

  function status() {
    const box = element("div", "judgement");
    box.setAttribute("role", "status");
    return box;
  }

  function show(box, parts, style) {
    box.className = `judgement ${style}`;
    box.replaceChildren(...parts);
  }

  function solve(section) {
    window.courseProgress?.solve(section.id);
    const tick = section.querySelector(".solved-box input");
    if (tick) tick.checked = true;
  }

  window.courseKey = {
    // Where a server grades a choice, its controls and its Swift text say the same.
    bind(section, editor) {
      if (section.dataset.kind !== "choice") return;
      const chosen = controls(section);
      const write = () => {
        const reasons = chosen.reasons().map((reason) => `"${reason}"`).join(", ");
        const text = `Choice("${chosen.option() ?? ""}"${reasons ? `, because: ${reasons}` : ""})`;
        editor.text = editor.text.replace(call, () => text);
        editor.area.dispatchEvent(new Event("input", { bubbles: true }));
      };
      const read = () => {
        const [, option, reasons = ""] = editor.text.match(call) ?? [];
        chosen.set(option, [...reasons.matchAll(/"([^"]*)"/g)].map((match) => match[1]));
      };
      for (const field of chosen.fields) field.addEventListener("change", write);
      editor.area.addEventListener("input", read);
      editor.area.addEventListener("course-taken", read);
    },
  };

  if (window.courseLive || !window.crypto?.subtle) return;
  for (const section of document.querySelectorAll(".exercise[data-key]")) {
    section.dataset.kind === "choice" ? offerChoice(section) : offerField(section);
  }
})();
