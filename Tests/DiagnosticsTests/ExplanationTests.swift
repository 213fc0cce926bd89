import Diagnostics
import FoundationEssentials
import Testing

@Suite struct ExplanationTests {
  /// The ids in `Diagnostic("…"` and `report("…"` of all Swift files below `Sources`.
  private func usedIDs() throws -> Set<String> {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    let call = /(?:Diagnostic|report)\(\s*"([a-z0-9-]+)"/
    return try paths.filter { $0.hasSuffix(".swift") }.reduce(into: []) { ids, path in
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in text.matches(of: call) { ids.insert(String(match.output.1)) }
    }
  }

  @Test func everyUsedIDIsExplained() throws {
    let used = try usedIDs()
    #expect(used.contains("unknown-fact"))
    #expect(used.subtracting(Explanation.all.map(\.id)) == [])
  }

  @Test func everyExplainedIDIsUsed() throws {
    #expect(Set(Explanation.all.map(\.id)).subtracting(try usedIDs()) == [])
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
