import BookModel

extension Step {
  /// The id of the step's element on its page; the dot keeps it apart from headings' ids.
  var anchor: String { "step.\(index + 1)" }

  /// Whether the step states something that can be so or not.
  var isCheck: Bool {
    if case .snippet = self { false } else { true }
  }
}

extension Array {
  /// The element at an index, or `nil` if the array does not reach so far.
  subscript(at index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
