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
    let cache = try TemporaryFolder.make().path()
    let clean = try await BookRunner(book: book, cacheFolder: cache).run()
    #expect(clean.results.flatMap(\.diagnostics).filter { $0.severity == .error } == [])

    var mutationCount = 0
    for chapter in book.chapters {
      for case .tensor(let quote) in chapter.steps {
        for mutation in Self.mutations(of: quote.fence.body) {
          let changed = chapter.replacing(quote, by: mutation.body)
          let run = try await BookRunner(book: book, cacheFolder: cache).run([changed])
          let found = run.results.flatMap(\.diagnostics).contains { $0.severity == .error }
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
    var mutations = printed.elements.compactMap { digit(of: $0, in: body) }
    if let element = printed.elements.last(where: { $0.value != 0 }) {
      mutations += [sign(of: element, in: body), doubled(element, in: body)].compactMap(\.self)
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

extension Chapter {
  /// Returns the chapter with another body in one of its quotations.
  fileprivate func replacing(_ quote: QuotedTensor, by body: String) -> Chapter {
    var bytes = Array(source.text.utf8)
    bytes.replaceSubrange(
      quote.fence.bodyBytes, with: quote.fence.replacement(for: body, in: source).utf8)
    let text = String(decoding: bytes, as: UTF8.self)
    return Chapter.read(SourceFile(path: path, text: text)).chapter
  }
}
