import Diagnostics
import PageMarkup

/// A page in one file, with its styles, that loads nothing and runs nothing.
struct ReportPage {
  /// The title.
  var title: String

  /// What is below the title.
  var content: HTML

  /// The whole page.
  var markup: String {
    let head =
      HTML("meta", ["charset": "utf-8"])
      + HTML("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      + HTML("meta", ["name": "color-scheme", "content": "light dark"])
      + HTML("meta", ["name": "robots", "content": "noindex"])
      // Nothing is loaded and nothing runs, whatever a student prints.
      + HTML(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        ])
      + HTML("title") { title }
    let body = HTML("main") {
      HTML("h1") { title }
      content
    }
    return """
      <!DOCTYPE html>
      <html lang="en"><head>\(head.markup)<link rel="icon" href="data:,"><style>
      \(Self.styles)</style></head>
      <body>\(body.markup)</body></html>

      """
  }
}

extension HTML {
  /// Text as a student's program may have printed it: marks that reorder or hide text become visible.
  static func inert(_ text: String) -> HTML { HTML(text: text.withVisibleControls) }

  /// A table whose columns from `firstNumber` on are numbers.
  static func table(_ header: [String], _ rows: [[HTML]], firstNumber: Int = .max) -> HTML {
    func type(_ column: Int) -> String? { column >= firstNumber ? "number" : nil }
    return HTML(
      "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "table"]
    ) {
      HTML("table") {
        HTML("thead") {
          HTML("tr") {
            header.enumerated().map { column, name in
              HTML("th", ["scope": "col", "class": type(column)]) { name }
            }
          }
        }
        HTML("tbody") {
          rows.map { row in
            HTML("tr") {
              row.enumerated().map { column, cell in HTML("td", ["class": type(column)]) { cell } }
            }
          }
        }
      }
    }
  }
}

extension ReportPage {
  /// The looks: the course's colours, in light and dark.
  static let styles = """
    :root { color-scheme: light dark; --paper: #fcfaf4; --ink: #22252a; --soft: #5d5f63; --rule: #e2dccd;
      --wash: #f4f0e5; --accent: #0c6462; --accent-wash: #d6e8e2; --fault: #a2371b; --fault-wash: #fbebe3;
      --bar: #3f9c96; --warm: #dd8a35; }
    @media (prefers-color-scheme: dark) { :root { --paper: #14181a; --ink: #dcd9cf; --soft: #a09f97;
      --rule: #2e3538; --wash: #1c2224; --accent: #7fcabf; --accent-wash: #1f3a37; --fault: #f19a78;
      --fault-wash: #33221b; --bar: #2c8a83; --warm: #b0611b; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif;
      overflow-wrap: anywhere; }
    main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    h1 { font-size: 1.6rem; line-height: 1.2; } h2 { margin-top: 2.4em; font-size: 1.25rem; }
    h3 { margin-top: 1.8em; font-size: 1.05rem; }
    a { color: var(--accent); } p, ul { max-width: 46rem; } .soft { color: var(--soft); }
    .scroll { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; font-size: .92rem; }
    th, td { padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top;
      border-bottom: 1px solid var(--rule); overflow-wrap: normal; }
    th { color: var(--soft); font-weight: 600; white-space: nowrap; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    pre { background: var(--wash); padding: .7rem .9rem; overflow-x: auto; border-radius: .25rem;
      font: .84rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
    code { font: .9em ui-monospace, "DejaVu Sans Mono", monospace; }
    details { border: 1px solid var(--rule); border-radius: .3rem; margin: .6rem 0; padding: 0 .9rem; }
    summary { cursor: pointer; padding: .55rem 0; font-weight: 600; }
    summary .soft { font-weight: 400; }
    .sides { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem; padding-bottom: .8rem; }
    .sides h3 { margin: .2rem 0; } .sides > * { min-width: 0; }
    .sides pre { counter-reset: line; white-space: pre; margin: 0; padding-left: 0; }
    .line { display: block; width: max-content; min-width: 100%; padding: 0 .6rem; min-height: 1.45em; }
    .line::before { counter-increment: line; content: counter(line); display: inline-block; width: 2.2em;
      margin-right: .8em; text-align: right; color: var(--soft); }
    .tone0 { background: var(--accent-wash); } .tone1 { background: var(--fault-wash); }
    .tone2 { background: color-mix(in srgb, var(--warm) 22%, transparent); }
    .tone3 { background: color-mix(in srgb, var(--ink) 12%, transparent); }
    svg { max-width: 100%; height: auto; display: block; margin: .6rem 0; }
    svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
    .bar { fill: var(--bar); } .bad { fill: var(--warm); } .axis { stroke: var(--rule); }
    .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
    figure { margin: 0; } figcaption { font-size: .92rem; font-weight: 600; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    @media (max-width: 45rem) { .sides { grid-template-columns: 1fr; } }
    @media print { details { break-inside: avoid; } }

    """
}
