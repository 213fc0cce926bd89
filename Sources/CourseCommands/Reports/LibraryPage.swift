import BookModel
import Foundation
import Grading
import SiteRenderer

/// What the library offers, as a script that exercises' pages load when a reader asks for it.
///
/// A page that was opened from a disk may load a script, but not other data.
struct LibraryPage: Encodable {
  struct Entry: Encodable {
    var name: String
    var declaration: String
    var summary: String
    var details: [String]
    var example: String?
    var output: String?
  }

  struct Foreign: Encodable {
    var written: String
    var names: [String]
  }

  var entries: [Entry]

  /// What NumPy and PyTorch call things, and how they are written here.
  var foreign: [String: Foreign]

  /// Returns the script; `nil` for a book without exercises, or where the toolchain does not give it.
  static func file(for book: Book) async -> SiteFile? {
    guard !book.exercises.isEmpty, let card = try? await LibraryCard.read(for: book) else {
      return nil
    }
    let page = LibraryPage(
      entries: card.common.map { entry in
        Entry(
          name: entry.name, declaration: entry.declaration, summary: entry.summary,
          details: entry.details.map { "\($0.name): \($0.text)" }, example: entry.example?.code,
          output: entry.example?.output)
      },
      foreign: Dictionary(
        ForeignNames.tensors.map { name, written in
          (
            name.lowercased(),
            Foreign(written: written, names: card.entries(in: written).map(\.name))
          )
        }, uniquingKeysWith: { first, _ in first }))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(page) else { return nil }
    let text = String(decoding: data, as: UTF8.self).replacing("<", with: "\\u003c")
    return SiteFile(path: "library-data.js", text: "courseLibrary=\(text)\n")
  }
}
