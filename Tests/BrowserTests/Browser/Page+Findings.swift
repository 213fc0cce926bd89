import Foundation

/// What tests want to know of a page as a whole.
extension Page {
  /// Returns what axe-core has against the page, one line a rule with the elements it names.
  func accessibilityProblems() async throws -> [String] {
    if try await evaluate("typeof axe") == "undefined" {
      try await evaluate(try String(contentsOf: BrowserTools.axe, encoding: .utf8) + "\n;0")
    }
    let found = try await evaluate(
      """
      axe.run({ preload: false, resultTypes: ["violations"] }).then(({ violations }) => violations.map((rule) =>
        `${rule.id}: ${rule.help}: `
          + rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" ")))
      """)
    return found.array.compactMap(\.string)
  }

  /// Returns the elements that stick out of the page sideways, so that a reader must scroll to
  /// read; what scrolls by itself is left out.
  func overflowingElements() async throws -> [String] {
    let found = try await evaluate(
      """
      (() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return [];
        const scrolls = (box) => box && box !== document.body
          && (getComputedStyle(box).overflowX !== "visible" || scrolls(box.parentElement));
        return [...document.body.querySelectorAll("*")]
          .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
          .filter((element) => !scrolls(element.parentElement))
          .map((element) => element.outerHTML.slice(0, 120));
      })()
      """)
    return found.array.compactMap(\.string)
  }

  /// Writes what is on the screen to a picture in `.build/screenshots`.
  func takeScreenshot(_ name: String) async throws {
    let answer = try await send("Page.captureScreenshot", ["format": "png"])
    guard let picture = answer["data"].string.flatMap({ Data(base64Encoded: $0) }) else { return }
    let folder = BrowserTools.screenshots
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try picture.write(to: folder.appending(path: "\(name).png"))
  }
}
