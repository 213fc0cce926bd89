import BookModel
import SnippetRunner

/// Which statements of the source documents the book checks, where, and with what result.
struct FactCoverage {
  /// One step of a chapter that cites a fact.
  struct Evidence {
    /// The chapter.
    var chapter: Chapter

    /// The place on the chapter's page.
    var anchor: String

    /// Whether the step proves that the document is wrong.
    var isRefuted: Bool

    /// What became of it.
    var state: CheckState

    /// The largest absolute error, for a compared value.
    var largestError: Double?

    /// When and with what it ran; `nil` if the chapter has not been run.
    var mark: CheckedMark?
  }

  private let facts: [Fact]
  private let evidence: [String: [Evidence]]

  init(book: Book, results: [String: ChapterResult]) {
    facts = book.facts.facts
    var evidence: [String: [Evidence]] = [:]
    for chapter in book.chapters {
      for step in chapter.steps {
        guard let citation = step.citation else { continue }
        let found = Evidence(
          chapter, step: step, isRefuted: citation.isRefuted, result: results[chapter.path])
        evidence[citation.fact, default: []].append(found)
      }
    }
    self.evidence = evidence
  }

  /// The steps that cite a fact, in the order of the book.
  func evidence(for fact: Fact) -> [Evidence] {
    evidence[fact.id] ?? []
  }

  /// Whether a fact is proven.
  ///
  /// A false statement needs two proofs: that its value is not obtained, and that another one is.
  func state(of fact: Fact) -> CheckState {
    let steps = evidence(for: fact)
    if steps.contains(where: { $0.state == .failed }) { return .failed }
    let proven = steps.filter { $0.state == .proven }
    let isComplete =
      switch fact.verdict {
      case .holds: !proven.isEmpty
      case .erratum: proven.contains(where: \.isRefuted) && !proven.allSatisfy(\.isRefuted)
      }
    return isComplete ? .proven : .notRun
  }

  /// The states of some facts; of all, if none are named.
  func tally(of some: [Fact]? = nil) -> CheckTally {
    CheckTally(states: (some ?? facts).map(state))
  }
}

extension FactCoverage.Evidence {
  fileprivate init(_ chapter: Chapter, step: Step, isRefuted: Bool, result: ChapterResult?) {
    let outcome = result?.outcome(of: step) ?? .notRun
    var largestError: Double?
    if case .value(_, let comparison) = outcome { largestError = comparison.largestError }
    self.init(
      chapter: chapter, anchor: step.anchor, isRefuted: isRefuted, state: CheckState(outcome),
      largestError: largestError, mark: result?.mark)
  }
}

extension ChapterResult {
  /// What became of a step; `notRun` if the result does not reach so far.
  func outcome(of step: Step) -> StepOutcome {
    outcomes[at: step.index] ?? .notRun
  }
}

extension Array {
  /// The element at an index, or `nil` if the array does not reach so far.
  subscript(at index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}

extension Step {
  /// The id of the step's element on its page; the dot keeps it apart from headings' ids.
  var anchor: String { "step.\(index + 1)" }

  /// Whether the step states something that can be so or not.
  var isCheck: Bool {
    if case .snippet = self { false } else { true }
  }

  /// The fact that the step cites.
  var citation: (fact: String, isRefuted: Bool)? {
    switch self {
    case .tensor(let tensor): tensor.fact.map { ($0, tensor.isRefuted) }
    case .check(let check): check.fact.map { ($0, check.isRefuted) }
    default: nil
    }
  }
}
