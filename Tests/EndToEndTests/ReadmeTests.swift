import BookModel
import Diagnostics
import Foundation
import Testing

/// What README.md shows is so.
struct ReadmeTests {
  private let root: String
  private let text: String

  init() throws {
    root = try #require(Book.root(containing: #filePath))
    text = try String(contentsOfFile: root + "/README.md", encoding: .utf8)
  }

  /// The blocks of code in a language, in order.
  private func code(in language: String) -> [String] {
    let file = SourceFile(path: "README.md", text: "---\ntitle: Read me\n---\n" + text)
    return Chapter.read(file).chapter.blocks.compactMap { block in
      if case .code(language, let text) = block.kind { text } else { nil }
    }
  }

  @Test func itsChapterIsRight() throws {
    let example = try #require(code(in: "markdown").first)
    let facts = try String(contentsOfFile: root + "/chapters/facts.yaml", encoding: .utf8)
    let book = try BookFolder(chapters: [BookFolder.chapter("An example", example)], facts: facts)
    let right = try book.course("check", "01-chapter")
    #expect(right.status == 0, "\(right)")
    #expect(right.output.contains("  tensors compared        1\n"))

    try book.replace("4., 12., 9.", with: "4., 13., 9.", in: "chapters/01-chapter.md")
    let wrong = try book.course("check", "01-chapter")
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("[quote-differs]"), "it is not what the document prints")
    let shown = try #require(code(in: "text").first { $0.contains("[tensor-mismatch]") })
    #expect(withoutLines(wrong.output).contains(withoutLines(shown)), "\(wrong.output)")
  }

  /// The text without the places of a chapter's lines.
  private func withoutLines(_ text: String) -> String {
    text.replacing(#/(?m)^chapters\/[^:]+:\d+/#, with: "chapters/…:…")
      .replacing(#/(?m)^ *\d* \|/#, with: "… |")
  }

  @Test func itNamesEveryChapterAndTarget() throws {
    for chapter in try Book.read(root: root).chapters {
      #expect(text.contains("✓ \(chapter.name) "), "\(chapter.name)")
    }
    let targets = try FileManager.default.contentsOfDirectory(atPath: root + "/Sources")
    for target in targets where target != "course" {
      // The system's libraries have a map of their headers and nothing else.
      let map = "\(root)/Sources/\(target)/module.modulemap"
      let isSystems = FileManager.default.fileExists(atPath: map)
      #expect(isSystems || text.contains("\(target)/"), "\(target)")
    }
  }

  @Test func itListsEveryCommand() throws {
    let help = try CourseProcess(["--help"], in: URL(filePath: root)).run().output
    let commands = help.matches(of: #/(?m)^  ([a-z]+)  /#).map { String($0.1) }
    #expect(commands.contains("check") && commands.count > 10, "\(help)")
    for command in Set(commands).subtracting(["help"]) {
      #expect(text.contains("course \(command)") || text.contains("`\(command)`"), "\(command)")
    }
  }

  @Test func itsLinksLeadSomewhere() throws {
    for link in text.matches(of: #/\]\(([^)]+)\)/#).map({ String($0.1) })
    where !link.hasPrefix("https://") {
      #expect(FileManager.default.fileExists(atPath: "\(root)/\(link)"), "\(link)")
    }
  }
}
