import Diagnostics
import FoundationEssentials
import Testing

@Suite struct OtherRendererTests {
  private let source = SourceFile(path: "a,b.md", text: "x → <y> & \"z\"\n")

  private var diagnostic: Diagnostic {
    Diagnostic(
      "some-id", "100% of '<y>'\nis wrong", severity: .warning, at: range(of: "<y>", in: source),
      details: ["a  b"], notes: ["one"], help: "go on")
  }

  @Test func writesWorkflowCommands() {
    #expect(
      GitHubRenderer.render([diagnostic, Diagnostic("b", "m")]) == """
        ::warning file=a%2Cb.md,line=1,col=7,endLine=1,endColumn=10,title=some-id::100%25 of '<y>'\
        %0Ais wrong%0Aa  b%0Anote: one%0Ahelp: go on
        ::error title=b::m

        """)
  }

  @Test func writesJSONThatReadsBack() throws {
    let report = DiagnosticReport([diagnostic, Diagnostic("b", "m")])
    let text = try report.json()
    #expect(text.hasSuffix("}\n") && text.contains("\"version\" : 1"))
    #expect(text.contains("\"column\" : 7") && !text.contains("\"label\""))
    #expect(try JSONDecoder().decode(DiagnosticReport.self, from: Data(text.utf8)) == report)
  }

  @Test func sortsBySourcePosition() {
    func at(_ path: String, _ line: Int, _ column: Int) -> Diagnostic {
      Diagnostic("i", "m", at: SourceRange(path: path, line: line, column: column))
    }
    let sorted = [at("b", 1, 1), at("a", 2, 1), at("a", 1, 9), at("z", 1, 1), Diagnostic("i", "m")]
      .sortedBySourcePosition(paths: ["z"])
    let places = sorted.map { $0.range.map { "\($0.path)\($0.start.line)" } ?? "-" }
    #expect(places == ["-", "z1", "a1", "a2", "b1"])
  }

  @Test func splitsLinesAsCommonMarkDoes() {
    let source = SourceFile(path: "a", text: "a\r\nb\rc\n\u{2028}d\u{C}\n")
    #expect(source.lines == ["a", "b", "c", "\u{2028}d\u{C}", ""])
    #expect(source.line(2) == "b" && source.line(0) == nil && source.line(6) == nil)
  }
}
