import Diagnostics

/// Tabs: what several documents print of one tensor, against one result.
extension ChapterReader {
  /// Reports what cannot stand in tabs.
  ///
  /// - Parameters:
  ///   - content: The blocks between the colons.
  ///   - line: The opening line.
  mutating func checkTabs(_ content: [Block], openedAt line: Range<Int>) {
    var tensors: [QuotedTensor] = []
    for block in content {
      if case .step(.tensor(let tensor)) = block.kind {
        tensors.append(tensor)
      } else {
        report(
          "tabs-content", "tabs hold nothing but tensor fences", at: block.range.firstLine,
          help: "move it before the line ':::{tabs}' or behind ':::'")
      }
    }
    guard let first = tensors.first, tensors.count > 1 else {
      return report(
        "tabs-content", "tabs hold two tensor fences at least", at: line,
        label: "holds \(tensors.count)", help: "let a single one stand alone")
    }
    for tensor in tensors.dropFirst() where tensor.expression != first.expression {
      report(
        "tabs-differ", "all tabs quote one tensor, '\(first.expression)'",
        at: tensor.expressionRange, label: "another one",
        help: "write 'of=\(first.expression)', or let the fence stand alone")
    }
  }
}

extension SourceRange {
  /// Where the range begins, for a problem with the whole.
  fileprivate var firstLine: SourceRange {
    SourceRange(path: path, line: start.line, column: start.column, length: 3)
  }
}
