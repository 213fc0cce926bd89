import SwiftRewriting

extension TraceStep.Kind {
  /// What is done at a site.
  init(_ site: TraceSite, round: Int) {
    self =
      switch site.kind {
      case .call: .call(site.label)
      case .result: .result(site.label)
      case .round: round == 0 ? .noRound : .round(round, of: nil)
      case .binding: .binding
      case .assignment: .assignment(site.label)
      case .change: .change
      }
  }
}

extension TraceSite {
  /// The names of the values that a step records.
  var valueNames: [String] {
    if kind == .result { return [label] }
    guard let indices else { return names }
    return names.map { "\($0)[\(indices.joined(separator: ", "))]" }
  }
}

extension ChapterProgram {
  /// Returns steps whose `snippet` is the index of a snippet instead of the number of its part.
  func placed(_ steps: [TraceStep]) -> [TraceStep] {
    steps.map { step in
      var step = step
      step.snippet = self[step.snippet]?.step ?? step.snippet
      return step
    }
  }
}
