/// The part of a tensor, an array or a dictionary that a statement assigned to.
struct WrittenPart {
  /// An index as the statement computed it, with its place in the subscript.
  struct Index {
    var place: Int
    var value: Any

    /// The value as code; `nil` for a type that prints otherwise, such as a stride.
    var text: String? {
      switch value {
      case let text as String: text.debugDescription
      case is Int, is Range<Int>, is ClosedRange<Int>: String(describing: value)
      default: nil
      }
    }
  }

  /// The indices whose values print as code does.
  var indices: [(place: Int, text: String)]

  /// What stands there now; the whole value if its type is none of those that are known.
  var value: TracedContent

  /// The whole tensor with the part's place in it, as `FIRST:COUNT:STEP` for each axis.
  var whole: (axes: String, content: TracedContent)?

  /// What the assigning operator has at its right.
  var operand: TracedContent?

  /// Looks up the part that indices select.
  init(of base: Any, at indices: [Index], operand: Any?) {
    self.indices = indices.compactMap { index in index.text.map { (index.place, $0) } }
    self.operand = operand.map { TracedContent($0) }
    if let tensor = base as? any PartReadable, let part = tensor.part(at: indices.map(\.value)) {
      value = TracedContent(part.value)
      whole = (part.axes, TracedContent(base))
    } else if indices.count == 1,
      let element = (base as? any Subscripted)?.element(indices[0].value)
    {
      value = TracedContent(element)
    } else {
      value = TracedContent(base)
    }
  }
}

/// A collection with one index.
private protocol Subscripted {
  func element(_ index: Any) -> Any?
}

extension Array: Subscripted {
  fileprivate func element(_ index: Any) -> Any? {
    guard let index = index as? Int, indices.contains(index) else { return nil }
    return self[index]
  }
}

extension Dictionary: Subscripted {
  fileprivate func element(_ index: Any) -> Any? {
    (index as? Key).map { self[$0] as Any }
  }
}
