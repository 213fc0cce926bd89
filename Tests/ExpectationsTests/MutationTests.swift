import Testing

@testable import Expectations

/// Changes each quote in every small way and asks whether the comparison notices.
@Suite struct MutationTests {
  @Test(arguments: Quote.all + [Quote.elided])
  func catchesEveryChangedDigit(quote: Quote) throws {
    let bytes = Array(quote.text.utf8)
    for element in try PrintedTensor(parsing: quote.text).elements {
      for place in element.bytes where bytes[place].isDigit {
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != bytes[place] {
          var changed = bytes
          changed[place] = digit
          try expectDifference(from: quote, text: String(decoding: changed, as: UTF8.self))
        }
      }
    }
  }

  @Test(arguments: Quote.all + [Quote.elided])
  func catchesEveryChangedSignAndTruthValue(quote: Quote) throws {
    for element in try PrintedTensor(parsing: quote.text).elements {
      let word = String(decoding: Array(quote.text.utf8)[element.bytes], as: UTF8.self)
      guard element.value != 0 else { continue }
      let changed = word == "True" ? "False" : "-" + word
      try expectDifference(from: quote, text: replacing(element.bytes, of: quote.text, by: changed))
    }
  }

  @Test(arguments: Quote.all)
  func catchesEveryLostRow(quote: Quote) throws {
    let printed = try PrintedTensor(parsing: quote.text)
    guard let value = printed.value else { return }
    for axis in value.shape.indices {
      var shape = value.shape
      shape[axis] -= 1
      let start = shape.map { _ in 0 }
      var smaller = value.cropped(from: start, to: shape)
      smaller.elementType = quote.value.elementType
      for style in TensorValue.TextStyle.allCases where !smaller.elements.isEmpty {
        try expectDifference(from: quote, text: smaller.formatted(as: style))
      }
    }
  }

  @Test(arguments: Quote.all + [Quote.elided])
  func catchesEveryChangedElementType(quote: Quote) throws {
    let printed = try PrintedTensor(parsing: quote.text)
    guard case .exactly(let stated) = printed.elementType else { return }
    for type in TensorValue.ElementType.allCases where type != stated {
      let changed = TensorValue(
        shape: quote.value.shape, elementType: type, elements: quote.value.elements)
      #expect(TensorComparison(actual: changed, expected: printed).difference == .elementType)
    }
  }

  private func replacing(_ bytes: Range<Int>, of text: String, by word: String) -> String {
    var utf8 = Array(text.utf8)
    utf8.replaceSubrange(bytes, with: word.utf8)
    return String(decoding: utf8, as: UTF8.self)
  }

  private func expectDifference(from quote: Quote, text: String) throws {
    let printed = try PrintedTensor(parsing: text)
    let comparison = TensorComparison(actual: quote.value, expected: printed)
    #expect(!comparison.isEqual, "\(text)")
  }
}
