import Diagnostics
import FoundationEssentials
import Testing

@Suite struct ExplanationTests {
  /// The ids in `Diagnostic("…"` and `report("…"` of all Swift files below `Sources`.
  private func usedIDs() throws -> Set<String> {
    try words(matching: /(?:Diagnostic|report)\(\s*"([a-z0-9-]+)"/)
  }

  /// The words of a pattern in all Swift files below `Sources` but the notes themselves.
  private func words(matching pattern: Regex<(Substring, Substring)>) throws -> Set<String> {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".swift") && !$0.contains("Explanations/") }
    return try paths.reduce(into: []) { words, path in
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in text.matches(of: pattern) { words.insert(String(match.output.1)) }
    }
  }

  @Test func everyUsedIDIsExplained() throws {
    let used = try usedIDs()
    #expect(used.contains("unknown-fact"))
    #expect(used.subtracting(Explanation.all.map(\.id)) == [])
  }

  @Test func everyExplainedIDIsUsed() throws {
    let literals = try words(matching: /"([a-z0-9-]+)"/)
    #expect(Set(Explanation.all.map(\.id)).subtracting(literals) == [])
  }

  @Test func explainsEachIDOnce() {
    let ids = Explanation.all.map(\.id)
    #expect(ids.count == Set(ids).count)
  }

  @Test(arguments: Explanation.all) func fitsATerminal(note: Explanation) {
    #expect(note.summary.hasSuffix("."))
    #expect(note.page.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func findsANoteByID() {
    #expect(Explanation.of("raw-html")?.page.hasPrefix("raw-html\n\nA chapter holds") == true)
    #expect(Explanation.of("raw") == nil)
  }
}
