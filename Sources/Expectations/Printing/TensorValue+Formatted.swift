extension TensorValue {
  /// How a tensor is written.
  public enum TextStyle: String, CaseIterable, Sendable {
    /// As PyTorch's `repr`: `tensor([1., 2.])`.
    case torch

    /// As JAX's `repr`: `Array([1., 2.], dtype=float32)`.
    case jax

    /// As NumPy's `print`: `[1. 2.]`.
    case numpy

    /// As Swift or Python literals: `[1.0, 2.0]`.
    case list
  }

  /// Returns the tensor as text, which ``PrintedTensor/init(parsing:)`` reads back.
  ///
  /// Digits follow the framework's rules, line breaks mostly; no style but `list` is exact. A list cannot
  /// say what axes stand behind an axis of extent 0.
  ///
  /// - Parameters:
  ///   - style: Whose print to imitate.
  ///   - threshold: The number of elements above which the middle of long axes is left out;
  ///     lists are always written whole.
  /// - Returns: One or more lines without a newline at the end.
  public func formatted(as style: TextStyle, summarizingAbove threshold: Int = 1000) -> String {
    TensorPrinter(self, style: style, threshold: threshold).text
  }
}

/// Lays the elements of a tensor out in nested brackets.
private struct TensorPrinter {
  let tensor: TensorValue
  let style: TensorValue.TextStyle
  let axes: [PrintedTensor.PrintedAxis]

  /// The texts of the printed elements, padded to one width.
  let texts: [String]

  /// The most columns of a line.
  private var lineWidth: Int { style == .torch ? 80 : 75 }

  /// The number of columns before the outermost bracket.
  let indentation: Int

  init(_ tensor: TensorValue, style: TensorValue.TextStyle, threshold: Int) {
    self.tensor = tensor
    self.style = style
    let isSummarized = style != .list && tensor.elements.count > threshold
    // The frameworks show three indices at each end.
    axes = tensor.shape.map {
      isSummarized && $0 > 6 ? .init(leading: 3, trailing: 3) : .init(leading: $0, trailing: nil)
    }
    let offsets = PrintedTensor.offsets(of: axes, in: tensor.shape)
    let shown = offsets.map { tensor.elements[$0] }
    let bare = ElementTexts(shown, type: tensor.elementType, style: style)
    let width = tensor.shape.isEmpty ? 0 : bare.width(for: style)
    texts = bare.texts.map { $0.padded(to: width) }
    indentation = style == .torch ? 7 : style == .jax ? 6 : 0
  }

  /// The whole text.
  var text: String {
    var rest = texts[...]
    let body = tensor.elements.isEmpty && style != .list ? "[]" : list(axis: 0, from: &rest)
    switch style {
    case .torch: return torchArguments.reduce("tensor(" + body, appending) + ")"
    case .jax: return "Array(" + ([body] + jaxArguments).joined(separator: ", ") + ")"
    case .numpy where tensor.elements.isEmpty && tensor.shape.count > 1:
      return "array(" + ([body] + jaxArguments).joined(separator: ", ") + ")"
    case .numpy, .list: return body
    }
  }

  /// Returns a text with one more argument, on a new line if the last one would get too long.
  private func appending(text: String, argument: String) -> String {
    let column = text.reversed().prefix { $0 != "\n" }.count
    let margin = String(repeating: " ", count: indentation)
    return text + (column + argument.count + 2 > lineWidth ? ",\n" + margin : ", ") + argument
  }

  private var torchArguments: [String] {
    let type = tensor.elementType ?? .float32
    let isUnderstood =
      type == .float32 || !tensor.elements.isEmpty && (type == .int64 || type == .bool)
    let size = tensor.elements.isEmpty && tensor.shape.count > 1 ? ["size=\(tuple)"] : []
    return size + (isUnderstood ? [] : ["dtype=torch.\(type.rawValue)"])
  }

  private var jaxArguments: [String] {
    let isPartial = tensor.elements.isEmpty || axes.contains { $0.trailing != nil }
    let shape = isPartial ? ["shape=\(tuple)"] : []
    return shape + ["dtype=\((tensor.elementType ?? .float32).rawValue)"]
  }

  /// The shape as Python writes it.
  private var tuple: String {
    let extents = tensor.shape.map(String.init).joined(separator: ", ")
    return "(" + extents + (tensor.shape.count == 1 ? ",)" : ")")
  }

  /// Returns the text of the lists from some axis on, made of the next elements.
  private func list(axis: Int, from rest: inout ArraySlice<String>) -> String {
    guard axis < axes.count else { return rest.popFirst() ?? "" }
    var items = (0..<axes[axis].count).map { _ in list(axis: axis + 1, from: &rest) }
    if axes[axis].trailing != nil {
      // PyTorch writes a blank more before the dots within a row.
      let isRow = axis == axes.count - 1
      items.insert(style == .torch && isRow ? " ..." : "...", at: axes[axis].leading)
    }
    return "[" + joined(items, axis: axis) + "]"
  }

  /// Returns the items of a list with what stands between them.
  private func joined(_ items: [String], axis: Int) -> String {
    let comma = style == .numpy ? "" : ","
    guard style != .list else { return items.joined(separator: ", ") }
    let margin = String(repeating: " ", count: indentation + axis + 1)
    guard axis == axes.count - 1 else {
      let newlines = String(repeating: "\n", count: axes.count - 1 - axis)
      return items.joined(separator: comma + newlines + margin)
    }
    let width = (items.map(\.count).max() ?? 0) + comma.count + 1
    let perLine = max(1, (lineWidth - indentation - axis) / width)
    let lines = stride(from: 0, to: items.count, by: perLine).map {
      items[$0..<min($0 + perLine, items.count)].joined(separator: comma + " ")
    }
    return lines.joined(separator: comma + "\n" + margin)
  }
}
