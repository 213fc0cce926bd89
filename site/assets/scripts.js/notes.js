// Notes on numbered lines beside their numbers. Without this script a number is a link to its note.
(() => {
  "use strict";
  let open = null;
  let closing = 0;

  const close = () => {
    if (!open) return;
    open.tip.remove();
    for (const element of [open.mark, open.line, open.note]) element?.classList.remove("open", "noted");
    open.mark.removeAttribute("aria-describedby");
    open = null;
  };
  const closeSoon = () => { closing = setTimeout(close, 250); };
  const stay = () => clearTimeout(closing);

  const show = (mark) => {
    stay();
    if (open?.mark === mark) return;
    close();
    const note = document.getElementById(mark.hash.slice(1));
    const text = note?.querySelector(".note-text");
    if (!text) return;
    const tip = document.createElement("div");
    tip.className = "note-tip";
    tip.id = "note-tip";
    tip.setAttribute("role", "tooltip");
    for (const child of text.childNodes) tip.append(child.cloneNode(true));
    for (const element of tip.querySelectorAll("[id]")) element.removeAttribute("id");
    tip.style.left = "0";
    document.getElementById("page.main").append(tip);
    const place = mark.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    tip.style.left = `${Math.max(8, left) + scrollX}px`;
    tip.style.top = `${place.bottom + scrollY + 6}px`;
    tip.addEventListener("pointerenter", stay);
    tip.addEventListener("pointerleave", closeSoon);
    mark.setAttribute("aria-describedby", tip.id);
    const line = mark.closest(".line");
    mark.classList.add("open");
    line?.classList.add("noted");
    note.classList.add("open");
    open = { mark, line, note, tip };
  };

  for (const mark of document.querySelectorAll(".note-mark")) {
    mark.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(mark); });
    mark.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") closeSoon(); });
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("blur", closeSoon);
    // The first tap shows the note here; with a mouse, or a second tap, the link goes to the list.
    let wasOpen = false;
    mark.addEventListener("pointerdown", () => { wasOpen = open?.mark === mark; });
    mark.addEventListener("click", (event) => {
      if (wasOpen || event.detail === 0) return;
      event.preventDefault();
      show(mark);
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("pointerdown", (event) => {
    if (open && !open.mark.contains(event.target) && !open.tip.contains(event.target)) close();
  });
})();
