import Drawing
import Explorables
import Foundation
import Testing

/// What is beneath a live figure, and the figure's own page.
@Suite(.browser)
struct FigurePageTests: FigureVisiting {
  private static let state = "document.querySelector('.explorable').dataset.state"
  private static let remark =
    "document.querySelector('.figure-tools [role=status]').textContent"

  @Test func aNumberThatIsNotPossibleIsAnswered() async throws {
    try await visit(.overlap) { page in
      let box = "document.querySelector('input[type=number][name=s]')"
      for (typed, answer) in [("9", "9 is not possible"), ("-2", "−2 is not possible")] {
        try await page.evaluate("\(box).focus(); \(box).select(); 0")
        try await page.type(typed)
        try await page.press("Enter")
        try await page.wait(until: "\(Self.remark).startsWith('\(answer)')")
      }
      try await page.evaluate("\(box).focus(); \(box).select(); 0")
      try await page.type("3")
      try await page.press("Enter")
      try await page.wait(until: "\(Self.remark) === ''")
      #expect(try await page.evaluate(Self.state) == "k3s3")
      try await page.takeScreenshot("figure-tools")
    }
  }

  @Test func resetShowsWhatTheTextAsksFor() async throws {
    try await visit(.overlap) { page in
      let first = try await page.evaluate(Self.state).string ?? ""
      try await page.evaluate("location.hash = 'overlap=k4s2'; 0")
      try await page.wait(until: "\(Self.state) === 'k4s2'")
      try await page.click(".figure-tools [data-reset]")
      try await page.wait(until: "\(Self.state) === '\(first)'")
      #expect(try await page.evaluate("location.hash") == "")
    }
  }

  @Test(arguments: FigureKind.allCases)
  func itsOwnPageIsOneSmallFileThatWorksFromADisk(kind: FigureKind) async throws {
    let address = try await BuiltBook.ours["figures/\(kind.spelled).html"]
    #expect(try Data(contentsOf: address).count < 120_000)
    try await Browser.visit(address) { page in
      try await page.wait(until: "document.querySelector('[data-ready]')")
      let requests = try await page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => name)")
      #expect(requests == [])
      let problems = try await page.accessibilityProblems()
      #expect(problems == [])
      try await page.takeScreenshot("figure-\(kind.spelled)")
    }
  }

  @Test func itsOwnPageFollowsItsAddress() async throws {
    let address = try await BuiltBook.ours["figures/overlap.html"].absoluteString + "#overlap=k4s2"
    try await Browser.visit(try #require(URL(string: address))) { page in
      try await page.wait(until: "\(Self.state) === 'k4s2'")
      // Cells are shaded by their numbers, as in the chapter.
      let shades =
        "new Set([...document.querySelectorAll('.lattice td')]"
        + ".map((cell) => getComputedStyle(cell).backgroundColor)).size"
      #expect(try await page.evaluate("\(shades) > 1").isTrue)
    }
  }
}

extension FigureKind {
  /// The name, as addresses have it.
  fileprivate var spelled: String { String(decoding: name.bytes, as: UTF8.self) }
}
