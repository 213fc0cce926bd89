import BookModel
import Diagnostics
import FoundationEssentials
import Testing

@Suite struct DocumentationTests {
  @Test func examplesOfTheReferenceAreChapters() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Documentation/chapter-language.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    let reference = Chapter.read(SourceFile(path: "reference.md", text: text)).chapter
    let examples = reference.blocks.compactMap { block -> String? in
      if case .code("markdown", let text) = block.kind { text } else { nil }
    }
    #expect(examples.count > 0 && examples.count == text.ranges(of: "\n````markdown\n").count)
    for example in examples {
      #expect(Chapter.read(chapter(example)).diagnostics == [], "\(example)")
    }
  }
}
