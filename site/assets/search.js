// Searches the text of every section with lunr.js: words by their stems and their beginnings, one typing
// error, the parts of a name in a program, and the other names that the author lists.
(() => {
  "use strict";
  const forms = (token) => {
    const stem = lunr.stemmer(token.clone());
    return stem.toString() === token.toString() ? token : [token, stem];
  };
  lunr.Pipeline.registerFunction(forms, "forms");

  // The words of a text, with their places: `output_padding` is the word `outputpadding`, which
  // `outputPadding` is too, and then `output` and `padding`. Operators are words of two signs or more.
  function words(text) {
    const found = [];
    for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}_]+|[-+*/%=<>!&|^~.]{2,}/gu)) {
      const word = run.replaceAll("_", "").toLowerCase() || run;
      const parts = run.split(/_+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
      found.push({ word, start: index, length: run.length, parts: parts.map((part) => part.toLowerCase()) });
    }
    return found;
  }

  function tokens(text, metadata) {
    return words(text ?? "").flatMap(({ word, start, length, parts }) =>
      (parts.length > 1 ? [word, ...parts] : [word]).map((one) =>
        new lunr.Token(one, { ...metadata, position: [start, length] })));
  }

  const sections = window.courseSections;
  const isFact = (id) => sections[id][0].startsWith("facts.html#");
  const index = lunr(function () {
    this.tokenizer = tokens;
    this.pipeline.reset();
    this.pipeline.add(lunr.stopWordFilter, forms);
    this.metadataWhitelist = ["position"];
    this.ref("id");
    this.field("title", { boost: 6 });
    this.field("page", { boost: 1.5 });
    this.field("text");
    sections.forEach(([, page, title, text], id) =>
      this.add({ id, page: page === title ? "" : page, title: isFact(id) ? "" : title, text }));
  });
  // Each name as its words, in groups of names for one thing.
  const groups = (window.courseSynonyms ?? []).map((names) => names.map((name) => words(name).map(({ word }) => word)));

  // The sections that have a word, by number: how well, and the places in their texts.
  const known = new Map();
  function having(word, mayBeMistyped) {
    const key = mayBeMistyped ? `${word}~` : word;
    if (known.has(key)) return known.get(key);
    const stem = lunr.stemmer(new lunr.Token(word, {})).toString();
    const ask = (clauses) => index.query((query) => {
      for (const [term, options] of clauses) query.term(term, { usePipeline: false, ...options });
    });
    const exact = [[word, { boost: 10 }], ...(stem === word ? [] : [[stem, { boost: 8 }]])];
    const begun = word.length > 2 ? [[word, { boost: 2, wildcard: lunr.Query.wildcard.TRAILING }]] : [];
    let results = ask([...exact, ...begun]);
    // Only a word that the book does not have is taken for a typing error.
    if (!results.length && mayBeMistyped && word.length > 3) results = ask([[word, { editDistance: 1 }], [stem, { editDistance: 1 }]]);
    const map = new Map(results.map(({ ref, score, matchData }) => {
      const placesIn = (field) => Object.values(matchData.metadata).flatMap((fields) => fields[field]?.position ?? []);
      return [Number(ref), { score, places: placesIn("text"), titlePlaces: placesIn("title") }];
    }));
    known.set(key, map);
    return map;
  }

  // What is sought, piece by piece, each with the lists of words that would do.
  function pieces(query) {
    const sought = words(query);
    const result = [];
    while (sought.length) {
      const fits = (name) => name.length <= sought.length && name.every((word, at) => word === sought[at].word);
      const best = groups.flatMap((group) => group.filter(fits).map((name) => ({ group, name })))
        .sort((a, b) => b.name.length - a.name.length)[0];
      const taken = sought.splice(0, best?.name.length ?? 1);
      const own = taken.map(({ word }) => word);
      const parts = taken.length === 1 && taken[0].parts.length > 1 ? [taken[0].parts] : [];
      if (!best && lunr.stopWordFilter(own[0]) === undefined) continue;
      result.push([own, ...(best ? best.group.filter((name) => name !== best.name) : []), ...parts]);
    }
    return result;
  }

  // The sections in the order of how well they fit; those that lack a piece only if none has all.
  function search(query) {
    const wanted = pieces(query);
    const phrase = query.toLowerCase().replace(/\s+/g, " ").trim();
    const scores = new Map();
    wanted.forEach((alternatives, piece) => {
      alternatives.forEach((list, rank) => {
        const [first, ...rest] = list.map((word) => having(word, !rank));
        for (const id of first?.keys() ?? []) {
          if (!rest.every((other) => other.has(id))) continue;
          const all = [first, ...rest].map((map) => map.get(id));
          const entry = scores.get(id) ?? { pieces: new Map(), places: [], titlePlaces: [] };
          const score = all.reduce((sum, one) => sum + one.score, 0) / all.length * (rank ? 0.5 : 1);
          entry.pieces.set(piece, Math.max(score, entry.pieces.get(piece) ?? 0));
          entry.places.push(...all.flatMap((one) => one.places));
          entry.titlePlaces.push(...all.flatMap((one) => one.titlePlaces));
          scores.set(id, entry);
        }
      });
    });
    const found = [...scores].map(([id, { pieces, places, titlePlaces }]) => {
      const [, , title, text] = sections[id];
      let score = [...pieces.values()].reduce((sum, one) => sum + one, 0);
      if (phrase.length > 2 && text.toLowerCase().includes(phrase)) score *= 1.5;
      if (phrase.length > 2 && !isFact(id) && title.toLowerCase().includes(phrase)) score *= 2;
      return { id, score, hasAll: pieces.size === wanted.length, places: places.sort((a, b) => a[0] - b[0]), titlePlaces };
      // What a document states comes after the sections that teach it.
    }).sort((a, b) => isFact(a.id) - isFact(b.id) || b.score - a.score);
    const complete = found.filter(({ hasAll }) => hasAll);
    return { isEmpty: !wanted.length, isComplete: complete.length > 0, found: complete.length ? complete : found };
  }

  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  function result({ id, places, titlePlaces }) {
    const [address, page, title, text] = sections[id];
    const taken = (from) => ([start, length]) => from.slice(start, start + length).toLowerCase();
    const sought = [...new Set([...titlePlaces.map(taken(title)), ...places.map(taken(text))])].slice(0, 8);
    const [path, anchor] = address.split("#");
    const query = sought.length ? `?found=${sought.map(encodeURIComponent).join("+")}` : "";
    const item = document.createElement("li");
    const link = Object.assign(element("a", title), { href: path + query + (anchor ? `#${anchor}` : "") });
    const paragraph = element("p", "");
    paragraph.append(...excerpt(text, places));
    item.append(link, element("span", page === title ? "" : page), paragraph);
    return item;
  }

  // Whole words from a little before the first place, with a sign where something is left out.
  function excerpt(text, places) {
    const first = places[0]?.[0] ?? 0;
    const start = first > 40 ? text.indexOf(" ", first - 40) + 1 : 0;
    const last = text.length > start + 140 ? text.lastIndexOf(" ", start + 140) : text.length;
    const end = last > start ? last : Math.min(text.length, start + 140);
    const parts = [start ? "… " : ""];
    let at = start;
    for (const [place, length] of places) {
      if (place < at || place + length > end) continue;
      parts.push(text.slice(at, place), element("mark", text.slice(place, place + length)));
      at = place + length;
    }
    return [...parts, text.slice(at, end).trimEnd(), end < text.length ? " …" : ""];
  }

  // Returns what to say of a query, and the lines of the list.
  window.courseSearch = (query) => {
    const { isEmpty, isComplete, found } = search(query);
    const count = found.length === 1 ? "1 section" : `${found.length} sections`;
    let status = count;
    if (isEmpty) status = "Every section has such a word.";
    else if (!found.length) status = "No section has it.";
    else if (!isComplete) status = `No section has all of it; ${count} ${found.length === 1 ? "has" : "have"} a part.`;
    const facts = found.filter(({ id }) => isFact(id));
    const shown = [...found.slice(0, Math.min(9, found.length - facts.length)), ...facts.slice(0, 3)];
    return { status, items: shown.map(result) };
  };
})();
