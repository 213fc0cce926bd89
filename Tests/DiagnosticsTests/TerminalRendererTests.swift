import Diagnostics
import Testing

@Suite struct TerminalRendererTests {
  private func render(
    _ text: String, marked: String, label: String? = nil, usesColor: Bool = false
  ) -> String {
    let source = SourceFile(path: "a.md", text: text)
    let diagnostic = Diagnostic(
      "some-id", "it is wrong", at: range(of: marked, in: source), label: label)
    return TerminalRenderer(sources: ["a.md": source], usesColor: usesColor).render(diagnostic)
  }

  @Test func drawsTheWholeForm() {
    let source = SourceFile(
      path: "chapters/03.md", text: "\nprint(y.shape)\n// → [1, 1, 5, 5]\n")
    let diagnostic = Diagnostic(
      "output-mismatch", "printed output differs from the book",
      at: SourceRange(path: source.path, line: 3, column: 8, length: 12),
      label: "expected [1, 1, 5, 5], got [1, 1, 4, 4]", details: ["shape  [1, 1, 5, 5]"],
      notes: ["snippet 'stride-two', fourth in this chapter", "another"], help: "accept it")
    #expect(
      TerminalRenderer(sources: [source.path: source]).render(diagnostic) == """
        chapters/03.md:3:6: error: printed output differs from the book [output-mismatch]
        2 | print(y.shape)
        3 | // → [1, 1, 5, 5]
          |      ^~~~~~~~~~~~ expected [1, 1, 5, 5], got [1, 1, 4, 4]
          shape  [1, 1, 5, 5]
        note: snippet 'stride-two', fourth in this chapter
        note: another
        help: accept it

        """)
  }

  @Test(arguments: [
    ("x → ⊤ here", 7, "      ^~~~"), ("日本 here", 4, "     ^~~~"),
    ("e\u{301}e\u{301} here", 4, "   ^~~~"),
    ("👩‍👩‍👧 here", 3, "   ^~~~"), ("\there", 2, " ^~~~"), ("\u{1B}[0m here", 6, "     ^~~~"),
  ])
  func putsTheCaretBelowTheCharacter(text: String, column: Int, mark: String) {
    let lines = render(text, marked: "here").split(separator: "\n")
    #expect(lines[0].hasPrefix("a.md:1:\(column): "))
    #expect(lines[2] == "  | \(mark)")
  }

  @Test func underlinesWideCharactersWhole() {
    #expect(render("a 日本 b", marked: "日本").contains("  |   ^~~~\n"))
  }

  @Test func showsControlCharactersAsPictures() {
    let text = render("\u{1B}[31m here \u{7}", marked: "here")
    #expect(text.contains("1 | ␛[31m here ␇\n"))
  }

  @Test func alignsTheGutterOfLinesWithMoreDigits() {
    let text = String(repeating: "a\n", count: 9) + "here"
    #expect(render(text, marked: "here").contains(" 9 | a\n10 | here\n   | ^~~~\n"))
  }

  @Test func cutsALongLineAroundThePlace() {
    let filler = String(repeating: "x", count: 5000)
    let lines = render(filler + "here" + filler, marked: "here", label: "it").split(separator: "\n")
    #expect(lines[0].hasPrefix("a.md:1:5001: "))
    #expect(lines[1].count < 180)
    #expect(lines[1].contains("xhere") && lines[1].hasPrefix("1 | …") && lines[1].hasSuffix("…"))
    #expect(lines[2].prefix { $0 != "^" }.count == lines[1].prefix { $0 != "h" }.count)
  }

  @Test func underlinesTheFirstLineOfSeveral() {
    let source = SourceFile(path: "a.md", text: "one two\nthree\n")
    let range = SourceRange(
      path: "a.md", start: SourcePosition(line: 1, column: 5),
      end: SourcePosition(line: 2, column: 3))
    let text = TerminalRenderer(sources: ["a.md": source]).render(Diagnostic("i", "m", at: range))
    #expect(text == "a.md:1:5: error: m [i]\n1 | one two\n  |     ^~~\n")
  }

  @Test func doesWithoutAFileOrAPlace() {
    let range = SourceRange(path: "b.md", line: 9, column: 4)
    #expect(
      TerminalRenderer().render(Diagnostic("i", "m", at: range)) == "b.md:9:4: error: m [i]\n")
    #expect(TerminalRenderer().render(Diagnostic("i", "m", label: "l")) == "error: m [i]\n  l\n")
  }

  @Test func pointsBehindTheEndOfALineAndOfTheFile() {
    let source = SourceFile(path: "a.md", text: "ab\n")
    let renderer = TerminalRenderer(sources: ["a.md": source])
    let behindLine = SourceRange(path: "a.md", line: 1, column: 3)
    #expect(renderer.render(Diagnostic("i", "m", at: behindLine)).hasSuffix("1 | ab\n  |   ^\n"))
    let behindFile = SourceRange(path: "a.md", line: 7, column: 3)
    #expect(renderer.render(Diagnostic("i", "m", at: behindFile)) == "a.md:7:3: error: m [i]\n")
  }

  @Test func colorsOnlyWhenAsked() {
    #expect(!render("here", marked: "here").contains("\u{1B}"))
    let text = render("here", marked: "here", usesColor: true)
    #expect(text.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(text.contains("\u{1B}[32m^~~~\u{1B}[0m"))
  }

  @Test func countsProblems() {
    let warning = Diagnostic("i", "m", severity: .warning)
    let error = Diagnostic("i", "m")
    #expect(TerminalRenderer.summary(of: [error, warning, error]) == "2 errors, 1 warning")
    #expect(TerminalRenderer.summary(of: [warning]) == "1 warning")
    #expect(TerminalRenderer.summary(of: []) == "no problems")
  }
}

/// Returns the first place of a text in the first line of a file.
func range(of text: String, in source: SourceFile) -> SourceRange {
  let bytes = Array(source.text.utf8)
  let needle = Array(text.utf8)
  let offset = bytes.indices.first { bytes[$0...].starts(with: needle) } ?? 0
  let line = 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
  let column = offset - (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1)
  return SourceRange(path: source.path, line: line, column: column, length: needle.count)
}
