import BookModel
import Diagnostics
import FoundationEssentials
import Testing

/// A generator whose numbers are the same in every run: SplitMix64.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// Whatever a chapter holds, reading it ends, and all that it returns lies inside the chapter.
@Suite struct HostileInputTests {
  private static let chapters = [
    "complete/chapters/01-scatter", "fences/chapters/01-wrong",
    "prose/chapters/01-wrong", "prose/chapters/02-right",
  ]

  private static let pieces = [
    "```", "```swift {#a .traps}\n", "```output\n", "```error\n", "~~~~", "```tensor {of=\"", "\n",
    "---\n", "> ", "- ", "1. ", "    ", "\t", "| a | b |\n|---|---|\n", "<!--= x -->", "<!--",
    "-->", ":::", ":::{quiz #q}\n\n", "\n\n:::\n\n", "- [x] ",
    "3", "`", "``", "$", "\\", "[^a]", "[^a]: ", "{#", "}", "> [!ERRATUM] fact=", "# ", "===\n",
    "![", "](", ")", "*", "__", "~~", "é→", "👩‍👩‍👧", "\r\n", "\r", "\u{2028}", "<b>", "&amp;", "://",
  ]

  private func check(_ text: String) {
    let file = SourceFile(path: "chapters/01.md", text: text)
    let (chapter, diagnostics) = Chapter.read(file)
    for (index, step) in chapter.steps.enumerated() {
      #expect(step.index == index)
    }
    for range in diagnostics.compactMap(\.range) + chapter.blocks.map(\.range) {
      #expect(range.start <= range.end, "\(text.debugDescription)")
      #expect(file.lines.indices.contains(range.start.line - 1), "\(text.debugDescription)")
      #expect(file.lines.indices.contains(range.end.line - 1), "\(text.debugDescription)")
    }
    for fence in chapter.steps.compactMap(\.fence) {
      #expect(fence.bodyBytes.upperBound <= text.utf8.count)
      let lines = String(decoding: Array(text.utf8)[fence.bodyBytes], as: UTF8.self)
      #expect(lines.isEmpty || lines.last?.isNewline == true, "\(text.debugDescription)")
    }
    _ = TerminalRenderer(sources: [file.path: file]).render(diagnostics.prefix(20))
  }

  @Test(arguments: 0..<200) func survivesSplicedPieces(seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let count = Int.random(in: 0..<80, using: &generator)
    let pieces = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &generator) }
    check((seed.isMultiple(of: 2) ? "---\ntitle: a\n---\n" : "") + pieces.joined())
  }

  @Test(arguments: chapters) func survivesTruncatedAndSplicedChapters(name: String) throws {
    let text = try String(contentsOf: fixture("\(name).md"), encoding: .utf8)
    var generator = SeededGenerator(state: 7)
    for _ in 0..<40 {
      let end = text.indices.randomElement(using: &generator) ?? text.endIndex
      let start = text.indices.randomElement(using: &generator) ?? text.endIndex
      check(String(text[..<end]))
      check(text[..<end] + (Self.pieces.randomElement(using: &generator) ?? "") + text[start...])
    }
  }

  @Test(arguments: ["", "---", "---\n", "\r", "\n---\n"]) func survivesAlmostNothing(text: String) {
    check(text)
  }

  @Test(arguments: 0..<20) func survivesRandomBytes(seed: Int) throws {
    var generator = SeededGenerator(state: UInt64(seed))
    let bytes = (0..<500).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let book = try TemporaryBook(["chapters/01.md": bytes, "chapters/facts.yaml": bytes])
    #expect(try Book.read(root: book.path).diagnostics.hasErrors)
    check(String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: [
    ">", "- ", "[", "![", "*a **a ", "`", "$a", "<!-- ", "<!--= ", "1<!--= a -->", "[^a]: ",
    "# a\n",
    "[^a] ", "a\\\n", "```\n", "```swift {", "{#a}", "- a\n", "|", "\n", "a<", "[a](b", "~~a",
    "[a][b] ",
  ])
  func readsALongRepetition(of piece: String) {
    check("---\ntitle: a\n---\n" + String(repeating: piece, count: 100_000 / piece.utf8.count))
  }

  @Test(arguments: ["[", "{a: ", "- ", "&a [*a, "])
  func readsDeepYAML(of piece: String) throws {
    let text = String(repeating: piece, count: 10_000)
    check("---\ntitle: \(text)\n---\n")
    #expect(try TemporaryBook(["chapters/facts.yaml": Array(text.utf8)]).diagnostics() != [])
  }
}
