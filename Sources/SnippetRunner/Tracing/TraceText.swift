import Expectations

/// The steps of a traced snippet as the text of a `trace` fence.
///
/// Each step begins with its line's number, and stands as deep as the calls and loops around it:
///
///     3  output = all 0, shape [4, 4]
///     4  round 1 of 2: i = 0
///     5    output[0..<2, 0..<2] += 0 1   now 0 1
///                                  2 3       2 3
///
/// Lines of another snippet, whose function is called, stand behind a heading with its name.
struct TraceText {
  /// The deepest indentation, in levels.
  private static let deepest = 12

  /// The most characters of a line before its values stand below each other.
  private static let width = 88

  private let steps: [TraceStep]
  private let snippet: Int
  private let names: [Int: String]

  /// Creates the text of a snippet's steps.
  init(_ steps: [TraceStep], of snippet: Int, in program: ChapterProgram) {
    self.steps = steps
    self.snippet = snippet
    names = Dictionary(
      program.parts.map { ($0.step, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The text, each line ended by a newline; empty for no steps.
  var text: String {
    let numberWidth = String(steps.map(\.line).max() ?? 0).count
    var lines: [String] = []
    var current = snippet
    for step in steps {
      if step.snippet != current {
        current = step.snippet
        lines.append("in \(names[current] ?? "another snippet"):")
      }
      let number = isRemark(step) ? "" : "\(step.line)"
      let margin = String(repeating: " ", count: numberWidth - number.count) + number + "  "
      let indentation = String(repeating: "  ", count: min(step.depth, Self.deepest))
      lines += TextBlock(margin + indentation).beside(body(of: step)).lines
    }
    return lines.map { $0.trimmingBlanks + "\n" }.joined()
  }

  /// Whether a step stands for others that are left out, on several lines.
  private func isRemark(_ step: TraceStep) -> Bool {
    if case .stepsLeftOut = step.kind { true } else { false }
  }

  private func body(of step: TraceStep) -> TextBlock {
    switch step.kind {
    case .call(let name):
      return joined("call \(name)" + (step.values.isEmpty ? "" : "   "), step.values)
    case .result:
      return TextBlock("return ").beside(step.values.first.map { $0.content.block })
    case .round(let number, let count):
      let head = "round \(number)" + (count.map { " of \($0)" } ?? "")
      return joined(head + (step.values.isEmpty ? "" : ": "), step.values)
    case .noRound: return TextBlock("no round")
    case .roundsLeftOut(let first, let count):
      return TextBlock(
        first == count
          ? "round \(count) is left out" : "rounds \(first) to \(count) are left out")
    case .assignment(let sign):
      guard let value = step.values.first, let operand = value.operand else {
        return joined("", step.values)
      }
      return TextBlock("\(value.name) \(sign) ").beside(operand.block)
        .beside(TextBlock("   now ")).beside(value.content.block)
    case .binding, .change: return joined("", step.values)
    case .stepsLeftOut(let count):
      return TextBlock(count == 1 ? "1 more step is left out" : "\(count) more steps are left out")
    }
  }

  /// Values side by side, or below each other where that is too wide.
  private func joined(_ head: String, _ values: [TracedValue]) -> TextBlock {
    let blocks = values.map { TextBlock("\($0.name) = ").beside($0.content.block) }
    let row = blocks.dropFirst().reduce(blocks.first ?? TextBlock("")) { row, block in
      row.beside(TextBlock("   ")).beside(block)
    }
    let column = TextBlock(lines: blocks.flatMap(\.lines))
    return TextBlock(head).beside(row.width > Self.width ? column : row)
  }
}

extension TracedValue.Content {
  /// The content in one line of text; `nil` for a table of numbers.
  public var line: String? {
    let lines = block.lines
    return lines.count == 1 ? lines[0] : nil
  }

  fileprivate var block: TextBlock {
    switch self {
    case .text(let text): TextBlock(text)
    case .summary(let shape, let least, let greatest, let mean):
      TextBlock(TraceNumber.summary(of: shape, from: least, to: greatest, mean: mean))
    case .tensor(let tensor): TextBlock(tensor)
    }
  }
}

/// A rectangle of text.
private struct TextBlock {
  var lines: [String]

  var width: Int { lines.map(\.count).max() ?? 0 }

  init(_ text: String) {
    lines = [text]
  }

  init(lines: [String]) {
    self.lines = lines
  }

  /// The block with another at its right, their first lines on one.
  func beside(_ other: TextBlock?) -> TextBlock {
    guard let other else { return self }
    let width = width
    return TextBlock(
      lines: (0..<max(lines.count, other.lines.count)).map { index in
        let left = index < lines.count ? lines[index] : ""
        let right = index < other.lines.count ? other.lines[index] : ""
        return left + String(repeating: " ", count: width - left.count) + right
      })
  }
}

extension TextBlock {
  /// The largest tensor that is written out.
  private enum Limit {
    static let rows = 8
    static let columns = 12
  }

  /// Writes a tensor: numbers in rows if they are few, else what sums them up.
  init(_ tensor: TensorValue) {
    let texts = tensor.elements.map { TraceNumber.text($0, isBoolean: tensor.elementType == .bool) }
    let size = tensor.shape.drop { $0 == 1 }
    let isConstant = tensor.elements.count > 4 && Set(texts).count == 1
    if tensor.shape.isEmpty {
      self.init(texts.first ?? "")
    } else if isConstant {
      self.init("all \(texts[0]), shape \(tensor.shape)")
    } else if tensor.shape.count == 1, texts.count <= Limit.columns {
      self.init("[\(texts.joined(separator: ", "))]")
    } else if tensor.shape.count > 1, size.count <= 2, !texts.isEmpty,
      texts.count / (tensor.shape.last ?? 1) <= Limit.rows,
      (tensor.shape.last ?? 1) <= Limit.columns
    {
      let rows = Self.rows(texts, columns: tensor.shape.last ?? 1)
      self.init(lines: tensor.shape.count > 2 ? ["shape \(tensor.shape)"] + rows : rows)
    } else {
      self.init(Self.summary(of: tensor))
    }
  }

  private static func rows(_ texts: [String], columns: Int) -> [String] {
    let width = texts.map(\.count).max() ?? 0
    return stride(from: 0, to: texts.count, by: columns).map { start in
      texts[start..<start + columns].map { text in
        String(repeating: " ", count: width - text.count) + text
      }.joined(separator: " ")
    }
  }

  private static func summary(of tensor: TensorValue) -> String {
    let numbers = tensor.elements.filter { !$0.isNaN }
    guard let least = numbers.min(), let greatest = numbers.max() else {
      return "shape \(tensor.shape)"
    }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return TraceNumber.summary(of: tensor.shape, from: least, to: greatest, mean: mean)
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trimmingBlanks: Substring {
    lastIndex { $0 != " " }.map { self[...$0] } ?? ""
  }
}
