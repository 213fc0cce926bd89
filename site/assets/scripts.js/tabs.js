// Tabs: what several frameworks print of one tensor. Without this script all prints stand open.
// The pattern is the ARIA practices': one tab stop, arrow keys move, the chosen name is remembered.
(() => {
  "use strict";
  const key = "course-tab";
  const remembered = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (name) => { try { localStorage.setItem(key, name); } catch { /* not kept */ } };
  const groups = [];

  for (const [number, frame] of document.querySelectorAll(".tabs .quoted").entries()) {
    const panels = [...frame.querySelectorAll(":scope > .tab")];
    if (panels.length < 2) continue;
    const list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", "Printed by");
    const tabs = panels.map((panel, index) => {
      panel.id ||= `tab-panel-${number}-${index}`;
      const tab = Object.assign(document.createElement("button"), {
        type: "button", textContent: panel.dataset.label, id: `tab-${number}-${index}`,
      });
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => choose(panel.dataset.label));
      list.append(tab);
      return tab;
    });
    list.addEventListener("keydown", (event) => {
      const at = tabs.indexOf(document.activeElement);
      const last = tabs.length - 1;
      const to = { ArrowRight: at < last ? at + 1 : 0, ArrowLeft: at > 0 ? at - 1 : last, Home: 0, End: last }[event.key];
      if (to === undefined || at < 0) return;
      event.preventDefault();
      choose(panels[to].dataset.label);
      tabs[to].focus();
    });
    frame.prepend(list);
    frame.classList.add("tabbed");
    groups.push({ panels, tabs });
    open(groups.at(-1), panels[0].dataset.label);
  }

  function open({ panels, tabs }, name) {
    const chosen = panels.findIndex((panel) => panel.dataset.label === name);
    if (chosen < 0) return;
    for (const [index, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", index === chosen);
      tab.tabIndex = index === chosen ? 0 : -1;
      panels[index].hidden = index !== chosen;
    }
  }

  // All tabs of the page follow, so that a reader of one framework chooses once.
  function choose(name) {
    remember(name);
    for (const group of groups) open(group, name);
  }

  // An address may hold what no page wrote.
  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  // A link to a print opens its tab.
  function follow() {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    const panel = target?.closest(".tabs .tab");
    const group = panel && groups.find(({ panels }) => panels.includes(panel));
    if (!group) return;
    open(group, panel.dataset.label);
    panel.scrollIntoView();
  }

  const name = remembered();
  if (name) for (const group of groups) open(group, name);
  addEventListener("hashchange", follow);
  follow();
})();
