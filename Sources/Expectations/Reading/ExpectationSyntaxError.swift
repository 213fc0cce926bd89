import Diagnostics

/// Why a text is not a tensor, and where.
public struct ExpectationSyntaxError: Error, Hashable, Sendable {
  /// What can be wrong with a text.
  public enum Cause: Hashable, Sendable {
    /// There is nothing but blanks.
    case emptyText

    /// Something stands where something else belongs.
    case unexpected(found: String, expected: String)

    /// A bracket is never closed.
    case unclosedBracket(String)

    /// A bracket is closed by one of the other sort.
    case crossedBrackets(opened: String, closed: String)

    /// A list has not as many items as its sisters.
    case raggedList(expected: Int, got: Int)

    /// Numbers and lists stand side by side.
    case unevenDepth

    /// Commas separate some items, blanks others.
    case mixedSeparators

    /// Truth values and numbers stand side by side, or elements contradict the stated type.
    case mixedElements(expected: String, found: String)

    /// Lists are nested more deeply than any framework can print.
    case tooDeep(limit: Int)

    /// No floating-point number is that large.
    case numberOutOfRange(String)

    /// An element type has an unknown name.
    case unknownElementType(String, nearest: String?)

    /// An argument behind the elements has an unknown name.
    case unknownArgument(String, nearest: String?)

    /// The stated shape is not the one of the elements.
    case contradictedShape(stated: [Int], printed: [Int?])

    /// `...` stands more than once, so that the elements between have no place.
    case scatteredEllipses

    /// `...` leaves out every element.
    case nothingPrinted
  }

  /// What is wrong.
  public var cause: Cause

  /// Where, in UTF-8 bytes from the start of the text.
  public var bytes: Range<Int>

  /// Where it begins, as line and column of the text.
  public var position: SourcePosition
}

extension ExpectationSyntaxError {
  /// What is wrong, in one line.
  public var message: String {
    switch cause {
    case .emptyText: "the expected value is empty"
    case .unexpected(let found, let expected): "expected \(expected), found \(found)"
    case .unclosedBracket(let bracket): "'\(bracket)' is never closed"
    case .crossedBrackets(let opened, let closed): "'\(closed)' closes a list opened by '\(opened)'"
    case .raggedList(let expected, let got):
      "lists of one depth have one length: expected \(expected) items, found \(got)"
    case .unevenDepth: "numbers and lists stand side by side"
    case .mixedSeparators: "either commas or blanks separate the items of a tensor, not both"
    case .mixedElements(let expected, let found): "expected \(expected), found '\(found)'"
    case .tooDeep(let limit): "a tensor has at most \(limit) axes"
    case .numberOutOfRange(let text): "'\(text)' is beyond the largest number"
    case .unknownElementType(let name, _): "unknown element type '\(name)'"
    case .unknownArgument(let name, _): "unknown argument '\(name)'"
    case .contradictedShape(let stated, let printed):
      "the stated shape \(stated) is not that of the elements, \(shapeText(printed))"
    case .scatteredEllipses: "one '...' that cuts through rows is clear, several are not"
    case .nothingPrinted: "'...' leaves no element to compare"
    }
  }

  /// One way out, where there is a usual one.
  public var help: String? {
    switch cause {
    case .emptyText:
      "paste what the document prints, such as 'tensor([1., 2.])' or '[[1, 2], [3, 4]]'"
    case .unclosedBracket: "close it, or paste the whole print again"
    case .crossedBrackets(let opened, _): "write '\(opened == "[" ? "]" : ")")'"
    case .raggedList: "add the missing items, or '...' where some are left out"
    case .mixedSeparators: "separate all items as the first two are"
    case .numberOutOfRange: "write 'inf' if infinity is meant"
    case .unknownElementType(_, let nearest), .unknownArgument(_, let nearest):
      nearest.map { "did you mean '\($0)'?" }
    case .contradictedShape: "correct the shape, or leave it out"
    case .scatteredEllipses: "leave out the middle once, or the same part of each row"
    case .nothingPrinted: "print some elements beside it"
    case .unexpected, .unevenDepth, .mixedElements, .tooDeep: nil
    }
  }
}

/// Returns a shape as Swift prints it, with `?` for an unknown extent.
func shapeText(_ shape: [Int?]) -> String {
  "[" + shape.map { $0.map(String.init) ?? "?" }.joined(separator: ", ") + "]"
}
