import BookModel
import Diagnostics
import Expectations

extension RecordedValue {
  /// Whether it is the Boolean `true`.
  var isTrue: Bool {
    if case .tensor(let value) = self { value.elements == [1] } else { false }
  }

  /// The value as the prose writes it: whole numbers without a fraction.
  var shortText: String {
    switch self {
    case .tensor(let value) where value.shape.isEmpty:
      value.elementType == .bool
        ? (value.elements[0] == 0 ? "false" : "true") : value.elements[0].shortText
    case .tensor(let value):
      value.formatted(as: .list)
    case .text(let text):
      text
    case .large(let shape):
      "a tensor of shape \(shape)"
    }
  }
}

extension Double {
  fileprivate var shortText: String {
    magnitude < 1e15 && self == rounded() ? String(Int(self)) : String(self)
  }
}

extension String {
  /// The text with the commas of `3,576,704` taken out; other texts unchanged.
  var withoutThousandsSeparators: String {
    let groups = split(separator: ",", omittingEmptySubsequences: false)
    let areNumbers = groups.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
    let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 }
    return areNumbers && isGrouped ? groups.joined() : self
  }
}

extension Diagnostic {
  /// A value that is to be compared as a tensor is none.
  static func noTensor(_ value: RecordedValue, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "value-unreadable", "a quoted tensor is compared with a tensor, an array or a number",
      at: range, label: "got \(value.shortText.prefix(80))")
  }

  /// What the document claims, and the chapter refutes, holds.
  static func refutedHolds(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "refuted-holds", "'\(name)' is as the document says, though the chapter refutes it",
      at: range, help: "remove '.refuted', or correct the expression")
  }
}

extension QuotePlace {
  /// The place of a fence's body.
  init(bodyOf fence: Fence) {
    self.init(
      path: fence.range.path,
      start: SourcePosition(line: fence.bodyLine, column: fence.indentation + 1),
      indentation: fence.indentation)
  }
}
