extension LivePage {
  /// The script: asks for news, loads the page again where the reader was, and lays what is wrong
  /// with the book over it.
  static let script = #"""
    // Keeps a page of "course serve" up to date.
    (() => {
      "use strict";
      const { edition, token } = document.currentScript.dataset;
      const shown = Number(edition);
      let known = -1;
      const box = makeBox();
      const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

      window.courseLive = {
        async do(action, body, options = {}) {
          const answer = await fetch(`/.course/do/${action}`, {
            method: "POST", body: JSON.stringify(body),
            headers: { "Content-Type": "application/json", "X-Course-Token": token },
            ...options,
          });
          const value = await answer.json();
          if (!answer.ok) throw new Error(value.error);
          return value;
        },
      };

      addEventListener("DOMContentLoaded", () => {
        document.body.append(box.host);
        goBack();
        listen();
      });

      // A page that nobody looks at does not ask: browsers allow six connections to one server.
      const visible = () => document.hidden && new Promise((resume) => {
        document.addEventListener("visibilitychange", resume, { once: true });
      });

      async function listen() {
        for (let isLost = false; ; ) {
          await visible();
          try {
            const address = `/.course/news?known=${known}&shown=${shown}`;
            const answer = await fetch(address, { headers: { "X-Course-Token": token } });
            // The server was started anew and may have another book.
            if (answer.status === 403) return reload();
            const news = await answer.json();
            if (isLost) return reload();
            known = news.edition;
            if (takeIn(news)) return;
          } catch {
            isLost = true;
            box.status("The server has stopped.");
            await pause(500);
          }
        }
      }

      // Returns whether the page is about to be loaded again.
      function takeIn({ changed, problems, isBuilding }) {
        const loaded = performance.getEntriesByType("resource");
        const used = new Set(loaded.map(({ name }) => name.split("?")[0]));
        const own = location.pathname.replace(/\/$/, "/index.html");
        const mine = changed.filter((path) => {
          const address = new URL(path, location.origin + "/");
          return decodeURI(address.pathname) === decodeURI(own) || used.has(address.href);
        });
        if (mine.length || (!isBuilding && shown === 0)) { reload(); return true; }
        box.show(problems);
        box.status(isBuilding ? "Building…" : "");
        return false;
      }

      // The place is kept by the heading above it, so that it stays when text before it changes.
      function reload() {
        const above = [...document.querySelectorAll("main [id]:is(h1, h2, h3)")]
          .filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2).at(-1);
        const top = above?.getBoundingClientRect().top;
        const place = { page: location.pathname, y: scrollY, id: above?.id, top };
        try {
          sessionStorage.setItem("course-live-place", JSON.stringify(place));
        } catch { /* switched off */ }
        location.reload();
      }

      function goBack() {
        let place = null;
        try {
          place = JSON.parse(sessionStorage.getItem("course-live-place"));
          sessionStorage.removeItem("course-live-place");
        } catch { /* switched off */ }
        if (place?.page !== location.pathname) return;
        history.scrollRestoration = "manual";
        const go = () => {
          const heading = place.id && document.getElementById(place.id);
          const top = heading ? scrollY + heading.getBoundingClientRect().top - place.top : place.y;
          scrollTo({ top, behavior: "instant" });
        };
        go();
        addEventListener("load", go, { once: true });
        // Not before the page is left: the browser still restores its own place after loading.
        addEventListener("pagehide", () => { history.scrollRestoration = "auto"; }, { once: true });
      }

      // A shadow keeps the page's styles out of the box, and the box's out of the page.
      function makeBox() {
        const host = document.createElement("div");
        host.id = "course-live";
        const shadow = host.attachShadow({ mode: "open" });
        shadow.innerHTML = `
          <style>
            :host { position: fixed; inset: auto 0 0 0; z-index: 99; font: 15px/1.45 sans-serif; }
            section { max-height: 60vh; overflow: auto; padding: 12px 20px 16px; }
            section { background: #2a1a16; color: #f6e9e3; border-top: 4px solid #f19a78; }
            .head { position: sticky; top: -12px; padding: 6px 0; background: inherit; }
            .head { display: flex; gap: 16px; align-items: center; justify-content: space-between; }
            h2 { font-size: 16px; margin: 0; }
            pre { font: 13px/1.45 monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
            pre { margin: 10px 0 0; padding: 10px 12px; background: #1b100d; border-radius: 4px; }
            button { font: inherit; color: inherit; background: none; border: 1px solid #c9a294; }
            button { border-radius: 4px; padding: 4px 12px; min-height: 32px; cursor: pointer; }
            button:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
            p { position: absolute; right: 12px; bottom: 12px; margin: 0; padding: 4px 12px; }
            p { border-radius: 4px; background: #14181a; color: #f4f0e5; }
            p:empty, [hidden] { display: none; }
            @media print { :host { display: none; } }
          </style>
          <section hidden role="alert" aria-labelledby="title">
            <div class="head"><h2 id="title"></h2><button type="button">Hide</button></div>
            <div class="list"></div>
          </section>
          <p role="status"></p>`;
        const [section, title, list, status] = ["section", "h2", ".list", "p"]
          .map((name) => shadow.querySelector(name));
        let last = "";
        const hide = () => { section.hidden = true; };
        shadow.querySelector("button").addEventListener("click", hide);
        document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
        return {
          host,
          status(text) { if (status.textContent !== text) status.textContent = text; },
          show(problems) {
            if (last === JSON.stringify(problems)) return;
            last = JSON.stringify(problems);
            section.hidden = !problems.length;
            const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
            title.textContent = `${count} in the book`;
            const block = (text) => Object.assign(document.createElement("pre"), { textContent: text });
            list.replaceChildren(...problems.map(block));
          },
        };
      }
    })();

    """#
}
