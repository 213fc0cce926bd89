// The two dialogs that every page has: the keys, and the reader's progress.
(() => {
  "use strict";
  document.addEventListener("DOMContentLoaded", () => {
    const tools = document.querySelector(".tools");
    if (!tools || !window.HTMLDialogElement) return;
    const [help, progress] = ["page.help", "page.progress"].map((id) => dialog(document.getElementById(id)));
    const [keysButton, progressButton] = tools.querySelectorAll("button");
    keysButton.addEventListener("click", () => help.showModal());
    progressButton.addEventListener("click", () => { summarize(progress); progress.showModal(); });
    tools.hidden = false;
    openByKey(help);
    if (window.courseProgress) manage(progress);
    for (const dialog of [help, progress]) {
      // A click beside a dialog is on the dialog itself.
      dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    }
  });

  // The page has hidden sections, which are nothing without scripts.
  function dialog(section) {
    const dialog = document.createElement("dialog");
    dialog.id = section.id;
    dialog.className = section.className;
    dialog.setAttribute("aria-labelledby", section.getAttribute("aria-labelledby"));
    dialog.append(...section.childNodes);
    dialog.querySelector(".done").addEventListener("click", () => dialog.close());
    section.replaceWith(dialog);
    return dialog;
  }

  // `?`, where no control could want it and the reader has not switched the keys off.
  function openByKey(help) {
    const box = document.querySelector(".keys input");
    document.addEventListener("keydown", (event) => {
      const isBusy = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog");
      if (event.key !== "?" || isBusy || box?.checked === false) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      help.showModal();
    });
  }

  function summarize(dialog) {
    const { read, solved } = window.courseProgress.state();
    const chapters = [...document.querySelectorAll(".contents [data-page]")];
    const tasks = chapters.flatMap((line) => line.dataset.tasks.split(" ").filter(Boolean));
    const begun = chapters.filter((line) => read[line.dataset.page] > 0).length;
    const done = tasks.filter((id) => id in solved).length;
    dialog.querySelector(".summary").textContent =
      `${begun} of ${chapters.length} chapters begun, ${done} of ${tasks.length} questions and exercises solved.`;
  }

  function manage(dialog) {
    const status = dialog.querySelector("[role=status]");
    const file = dialog.querySelector("input[type=file]");
    dialog.querySelector(".save").addEventListener("click", () => {
      const data = new Blob([window.courseProgress.text()], { type: "application/json" });
      const address = URL.createObjectURL(data);
      Object.assign(document.createElement("a"), { href: address, download: "course-progress.json" }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
      status.textContent = "Saved as course-progress.json.";
    });
    file.addEventListener("change", async () => {
      const [chosen] = file.files;
      if (!chosen) return;
      const isSmall = chosen.size < 1 << 20;
      const isTaken = isSmall && window.courseProgress.merge(await chosen.text());
      status.textContent = isTaken
        ? "Loaded, and joined with what was here." : "This file holds no progress of this book.";
      file.value = "";
      summarize(dialog);
    });
    dialog.querySelector(".forget").addEventListener("click", (event) => {
      const button = event.currentTarget;
      // Twice, since nothing brings it back.
      if (button.dataset.isAsked !== "yes") {
        button.dataset.isAsked = "yes";
        button.textContent = "Really forget all?";
        return;
      }
      window.courseProgress.forget();
      status.textContent = "Forgotten.";
      summarize(dialog);
    });
    dialog.addEventListener("close", () => {
      const button = dialog.querySelector(".forget");
      delete button.dataset.isAsked;
      button.textContent = "Forget all";
      status.textContent = "";
    });
  }
})();
