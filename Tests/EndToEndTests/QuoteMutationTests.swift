import BookModel
import Diagnostics
import Expectations
import Foundation
import SnippetRunner
import Testing

/// The checker is checked: every small change of a quoted tensor of the book must be noticed.
struct QuoteMutationTests {
  /// A change of a quotation that makes it wrong.
  struct Mutation {
    var name: String
    var body: String
  }

  @Test func everyChangedDigitSignShapeAndTypeIsNoticed() async throws {
    let root = try #require(Book.root(containing: #filePath))
    let book = try Book.read(root: root)
    var options = RunOptions()
    options.cacheFolder = try TemporaryFolder.make().path()
    let clean = try await BookRunner.run(book, options: options)
    #expect(clean.flatMap(\.diagnostics).filter { $0.severity == .error } == [])

    var mutationCount = 0
    for chapter in book.chapters {
      options.chapters = [chapter.path]
      for case .tensor(let quote) in chapter.steps {
        for mutation in Self.mutations(of: quote.fence.body) {
          let changed = try book.replacing(quote, in: chapter, by: mutation.body)
          let result = try await BookRunner.run(changed, options: options)
          let found = result.flatMap(\.diagnostics).contains { $0.severity == .error }
          #expect(found, "\(chapter.path):\(quote.fence.bodyLine), \(mutation.name)")
          mutationCount += 1
        }
      }
    }
    #expect(mutationCount > 100, "the book quotes tensors")
  }

  /// Returns the quotation with one thing wrong, in as many ways as it offers.
  static func mutations(of body: String) -> [Mutation] {
    guard let printed = try? PrintedTensor(parsing: body) else { return [] }
    var mutations: [Mutation] = []
    if let element = printed.elements.last(where: { $0.value.isFinite && $0.value != 0 }) {
      mutations += [digit(of: element, in: body), sign(of: element, in: body)].compactMap(\.self)
    }
    if let element = printed.elements.first(where: \.value.isFinite) {
      mutations += [digit(of: element, in: body), doubled(element, in: body)].compactMap(\.self)
    }
    if let old = ["dtype=float32", "dtype=bool"].first(where: { body.contains($0) }) {
      let text = body.replacing(old, with: "dtype=int32")
      mutations.append(Mutation(name: "another dtype", body: text))
    } else if body.hasPrefix("tensor("), let end = body.lastIndex(of: ")") {
      let text = body[..<end] + ", dtype=torch.float64" + body[end...]
      mutations.append(Mutation(name: "a stated dtype", body: String(text)))
    }
    return mutations
  }

  /// Returns the text with the first digit of an element replaced by the next one.
  private static func digit(of element: PrintedTensor.Element, in body: String) -> Mutation? {
    var bytes = Array(body.utf8)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let place = element.bytes.first(where: { digits.contains(bytes[$0]) }) else {
      return truth(of: element, in: body)
    }
    bytes[place] = bytes[place] == digits.upperBound ? digits.lowerBound : bytes[place] + 1
    return Mutation(name: "digit at byte \(place)", body: String(decoding: bytes, as: UTF8.self))
  }

  /// Returns the text with `True` and `False` of an element exchanged.
  private static func truth(of element: PrintedTensor.Element, in body: String) -> Mutation? {
    let word = element.value == 1 ? "False" : "True"
    return Mutation(name: "truth value", body: replacing(element.bytes, in: body, by: word))
  }

  private static func sign(of element: PrintedTensor.Element, in body: String) -> Mutation? {
    let text = String(decoding: Array(body.utf8)[element.bytes], as: UTF8.self)
    guard text.contains(where: \.isNumber) else { return nil }
    let other = text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text
    return Mutation(name: "sign", body: replacing(element.bytes, in: body, by: other))
  }

  /// Returns the text with one element written twice, so that rows or counts no longer fit.
  private static func doubled(_ element: PrintedTensor.Element, in body: String) -> Mutation? {
    let text = String(decoding: Array(body.utf8)[element.bytes], as: UTF8.self)
    let separator = body.contains(",") ? ", " : " "
    guard body.contains("[") || body.contains(separator) else { return nil }
    let twice = text + separator + text
    return Mutation(name: "an element twice", body: replacing(element.bytes, in: body, by: twice))
  }

  private static func replacing(_ bytes: Range<Int>, in body: String, by text: String) -> String {
    var result = Array(body.utf8)
    result.replaceSubrange(bytes, with: text.utf8)
    return String(decoding: result, as: UTF8.self)
  }
}

extension Book {
  /// Returns the book with another body in one of its quotations.
  fileprivate func replacing(
    _ quote: QuotedTensor, in chapter: Chapter, by body: String
  ) throws -> Book {
    var bytes = Array(chapter.source.text.utf8)
    let new = quote.fence.replacement(for: body, in: chapter.source)
    bytes.replaceSubrange(quote.fence.bodyBytes, with: new.utf8)
    let file = SourceFile(path: chapter.path, text: String(decoding: bytes, as: UTF8.self))
    var book = self
    let place = try #require(book.chapters.firstIndex { $0.path == chapter.path })
    book.chapters[place] = Chapter.read(file).chapter
    return book
  }
}
