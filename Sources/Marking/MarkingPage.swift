/// The page on which answers are marked.
public enum MarkingPage {
  /// The files of the page by their paths.
  public static var files: [String: [UInt8]] {
    [
      "index.html": Array(markup.utf8), "mark.css": Array(styles.utf8),
      "mark.js": Array(script.utf8),
    ]
  }

  private static let markup = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>Marking</title>
    <link rel="stylesheet" href="mark.css">
    <script src="mark.js" defer></script>
    </head>
    <body>
    <header>
      <h1 id="assignment">Marking</h1>
      <label>Exercise <select id="exercise"></select></label>
      <label class="progress"><span id="progress">…</span> <progress id="bar" value="0" max="1"></progress></label>
      <button type="button" id="names" aria-pressed="false">Hide names</button>
      <button type="button" id="keys">Keys <kbd>?</kbd></button>
    </header>
    <main>
      <section aria-labelledby="who" id="answer">
        <div class="head">
          <h2 id="who" tabindex="-1">…</h2>
          <nav aria-label="Answers">
            <button type="button" id="previous">Previous <kbd>k</kbd></button>
            <button type="button" id="next">Next <kbd>j</kbd></button>
            <button type="button" id="unmarked">Unmarked <kbd>u</kbd></button>
            <button type="button" id="lost">Lost points <kbd>p</kbd></button>
          </nav>
        </div>
        <pre id="text" tabindex="0" aria-label="Answer"></pre>
        <div id="verdict"></div>
        <details id="model"><summary>Model answer <kbd>m</kbd></summary><pre tabindex="0"></pre></details>
      </section>
      <form aria-labelledby="decision">
        <h2 id="decision">Mark</h2>
        <ol id="rubric"></ol>
        <p class="points"><label>Points <input id="points" inputmode="decimal" autocomplete="off"></label>
          of <span id="maximum"></span></p>
        <label>Comment for the student <kbd>c</kbd> <textarea id="comment" rows="4"></textarea></label>
        <label>Use again <select id="comments"></select></label>
        <label id="reason">Why, for instructors <kbd>w</kbd> <input id="why" autocomplete="off"></label>
        <p class="actions"><button type="submit">Save <kbd>s</kbd></button>
          <button type="button" id="excuse">Excuse</button>
          <button type="button" id="withdraw">Withdraw</button></p>
        <p id="status" role="status"></p>
        <details><summary>Notes on the rubric</summary><pre id="notes" tabindex="0"></pre></details>
        <h3>History</h3>
        <ul id="history"></ul>
      </form>
    </main>
    <dialog id="help" aria-labelledby="help-title">
      <h2 id="help-title">Keys</h2>
      <dl>
        <dt>j, k</dt><dd>next, previous answer</dd>
        <dt>u</dt><dd>next answer without a mark</dd>
        <dt>p</dt><dd>next answer that lost points</dd>
        <dt>1 to 9</dt><dd>tick a line of the rubric</dd>
        <dt>0</dt><dd>no points</dd>
        <dt>c, w</dt><dd>write the comment, the reason</dd>
        <dt>Esc</dt><dd>leave a field</dd>
        <dt>s, or Ctrl and Enter in a field</dt><dd>save</dd>
        <dt>m</dt><dd>the model answer</dd>
        <dt>n</dt><dd>names</dd>
        <dt>?</dt><dd>this list</dd>
      </dl>
      <form method="dialog"><button>Close</button></form>
    </dialog>
    </body>
    </html>

    """

  private static let styles = """
    :root { color-scheme: light dark; --paper: #fcfaf4; --ink: #22252a; --soft: #5d5f63; --rule: #d8d1c0;
      --wash: #f4f0e5; --accent: #0c6462; --accent-wash: #e3efea; --fault: #a2371b; }
    @media (prefers-color-scheme: dark) { :root { --paper: #14181a; --ink: #dcd9cf; --soft: #a09f97;
      --rule: #3a4245; --wash: #1c2224; --accent: #7fcabf; --accent-wash: #1b2e2d; --fault: #f19a78; } }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
    header { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; align-items: center; padding: .6rem 1rem;
      border-bottom: 1px solid var(--rule); }
    h1 { font-size: 1.05rem; margin: 0; } h2 { font-size: 1.05rem; margin: 0 0 .6rem; } h3 { font-size: .95rem; }
    main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(19rem, 2fr); gap: 1.5rem; padding: 1rem;
      max-width: 100rem; margin: 0 auto; }
    .head, nav, .actions { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
    .head { justify-content: space-between; }
    button, select, input, textarea { font: inherit; color: inherit; background: var(--wash);
      border: 1px solid var(--rule); border-radius: .3rem; padding: .3rem .6rem; min-height: 2.2rem; max-width: 100%; }
    button { cursor: pointer; } textarea, #why, #comments { width: 100%; display: block; }
    #points { width: 5rem; } button[type=submit] { background: var(--accent); color: var(--paper); border: 0; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    kbd { font: .8em ui-monospace, monospace; opacity: .75; border: 1px solid; border-radius: .2rem; padding: 0 .3em; }
    pre { background: var(--wash); padding: .8rem 1rem; border-radius: .3rem; white-space: pre-wrap;
      overflow-wrap: anywhere; font: .88rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; margin: .6rem 0; }
    form > label { display: block; margin: .7rem 0; }
    #rubric { list-style: none; padding: 0; margin: 0; }
    #rubric button { display: grid; grid-template-columns: 1.4rem 2.2rem 1fr; gap: .4rem; width: 100%;
      text-align: left; margin-bottom: .35rem; align-items: baseline; }
    #rubric kbd { text-align: center; }
    #rubric button[aria-pressed=true] { background: var(--accent-wash); border-color: var(--accent);
      box-shadow: inset 4px 0 var(--accent); }
    #status { min-height: 1.5em; color: var(--accent); } #status.wrong { color: var(--fault); }
    #history { padding-left: 1.1rem; color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
    progress { width: 8rem; accent-color: var(--accent); } .progress { white-space: nowrap; }
    dialog { background: var(--paper); color: var(--ink); border: 1px solid var(--rule); border-radius: .4rem; }
    dialog::backdrop { background: #0008; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: .3rem 1.2rem; } dd { margin: 0; } dt { font-weight: 600; }
    @media (max-width: 52rem) { main { grid-template-columns: minmax(0, 1fr); } }

    """
}
