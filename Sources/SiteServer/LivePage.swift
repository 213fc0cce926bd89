/// What the server adds to the pages that it hands out; the site on disk knows nothing of it.
struct LivePage {
  /// The number of the edition that the page is from.
  var edition: Int

  /// The secret of this run.
  var token: String

  /// The address of the script.
  static let scriptPath = "/.course/live.js"

  /// Returns a page with the script that keeps it up to date.
  func adding(to page: [UInt8]) -> [UInt8] {
    let tag = #"""
      <script src="\#(Self.scriptPath)" data-edition="\#(edition)" data-token="\#(token)"></script>

      """#
    let end = Array("</head>".utf8)
    guard let place = page.firstRange(of: end)?.lowerBound else { return Array(tag.utf8) + page }
    return page[..<place] + Array(tag.utf8) + page[place...]
  }

  /// The page that stands in until the first edition is there, and for what has no page.
  func placeholder(title: String) -> [UInt8] {
    adding(
      to: Array(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,"><title>\(title)</title></head>
        <body style="font:1.1rem/1.5 system-ui;margin:15vh auto;max-width:34rem;padding:0 1.2rem">
        <h1>\(title)</h1></body></html>

        """.utf8))
  }
}
