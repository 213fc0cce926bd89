// Marks what a search found, on the page that it led to, until Escape.
(() => {
  "use strict";
  const found = new URLSearchParams(location.search).get("found");
  if (!found || !window.Highlight || !CSS.highlights) return;
  const words = found.split(" ").map((word) => word.replace(/[^\p{L}\p{N}_]/gu, "\\$&")).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "giu");
  const walker = document.createTreeWalker(document.getElementById("page.main"), NodeFilter.SHOW_TEXT);
  const highlight = new Highlight();
  while (walker.nextNode()) {
    for (const match of walker.currentNode.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(walker.currentNode, match.index);
      range.setEnd(walker.currentNode, match.index + match[0].length);
      highlight.add(range);
    }
  }
  CSS.highlights.set("found", highlight);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") CSS.highlights.delete("found"); });
})();
