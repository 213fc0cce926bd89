import BookModel
import SnippetRunner

/// What the reader is told of something that the book checks: a sign, a word and a colour.
enum CheckState: String, CaseIterable {
  case proven
  case failed
  case notRun = "not-run"
  case cited
  case opinion

  /// Reads the state off what became of a step.
  init(_ outcome: StepOutcome) {
    self =
      switch outcome {
      case .notRun: .notRun
      default: outcome.isProven ? .proven : .failed
      }
  }

  /// Reads the state off whether a run agrees with the book.
  init(agrees: Bool?) {
    self = agrees.map { $0 ? .proven : .failed } ?? .notRun
  }

  /// Reads the state off what is known of a fact; one that is half proven is not.
  init(_ status: FactCoverage.Status?) {
    self =
      switch status {
      case .proven: .proven
      case .failing: .failed
      case .cited: .cited
      case .opinion: .opinion
      case .halfProven, .unchecked, nil: .notRun
      }
  }

  /// The sign that stands for it, which does not need colour.
  var sign: String {
    switch self {
    case .proven: "✓"
    case .failed: "✗"
    case .notRun: "–"
    case .cited: "§"
    case .opinion: "~"
    }
  }

  /// The word for it.
  var word: String {
    switch self {
    case .proven: "Checked"
    case .failed: "Differs"
    case .notRun: "Not run"
    case .cited: "Cited"
    case .opinion: "An opinion"
    }
  }

  /// The sign with the word for those who do not see it.
  var html: HTML {
    HTML("span", ["class": "state \(rawValue)"]) {
      HTML("span", ["aria-hidden": "true"]) { sign }
      HTML("span", ["class": "unseen"]) { " \(word). " }
    }
  }
}

/// How many of some things are in each state.
struct CheckTally: Hashable {
  /// The states, in document order.
  var states: [CheckState]

  /// Collects the states of the facts that programs decide.
  init(of entries: [FactCoverage.Entry]) {
    states = entries.filter { $0.fact.mark == .run }.map { CheckState($0.status) }
  }

  /// Collects states.
  init(states: [CheckState]) {
    self.states = states
  }

  /// How many are proven.
  var proven: Int { states.count { $0 == .proven } }

  /// Such as `11 of 12`.
  var fraction: String { "\(proven) of \(states.count)" }

  /// One small square for each thing: the text beside it says the same in words.
  var cells: HTML {
    HTML("span", ["class": "cells", "aria-hidden": "true"]) {
      states.map { HTML("i", ["class": $0.rawValue]) }
    }
  }
}
