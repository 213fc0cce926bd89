import BookModel
import Diagnostics

extension Step {
  /// What a report calls the step.
  var label: String {
    switch self {
    case .snippet(let snippet): snippet.id.map { "snippet '\($0)'" } ?? "snippet"
    case .output: "output"
    case .tensor(let tensor): "tensor '\(tensor.expression)'"
    case .check(let check): check.fact.map { "check of '\($0)'" } ?? "check"
    case .error: "error"
    case .inlineValue(let value): "value '\(value.text)'"
    case .trace(let trace): trace.fact.map { "trace of '\($0)'" } ?? "trace"
    case .quiz(let quiz): "quiz '\(quiz.id)'"
    }
  }

  /// Where the step stands.
  var range: SourceRange {
    switch self {
    case .snippet(let step): step.fence.range
    case .output(let step): step.fence.range
    case .tensor(let step): step.fence.range
    case .check(let step): step.fence.range
    case .error(let step): step.fence.range
    case .inlineValue(let step): step.range
    case .trace(let step): step.fence.range
    case .quiz(let step): step.range
    }
  }
}

extension Diagnostic {
  /// Whether the diagnostic begins inside a range.
  func lies(within other: SourceRange) -> Bool {
    guard let range else { return false }
    return range.path == other.path && range.start >= other.start && range.start <= other.end
  }
}
