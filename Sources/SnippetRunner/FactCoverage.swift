import BookModel
import Diagnostics
import Expectations

/// Which statements of the source documents the book's runs have checked.
public struct FactCoverage: Sendable {
  /// One place that cites a fact, and what the run made of it.
  public struct Citation: Hashable, Sendable {
    /// The chapter's path relative to the book.
    public var path: String

    /// The line of the citing fence.
    public var line: Int

    /// Whether the fence holds what a wrong document says.
    public var isRefuted: Bool

    /// Whether the run agrees with the fence.
    public var isProven: Bool

    /// The largest absolute error of a compared value; `nil` for conditions and failures.
    public var largestError: Double?

    /// When and with what the chapter ran.
    public var mark: CheckedMark
  }

  /// What is known of a fact.
  public enum Status: String, Hashable, Sendable, Codable {
    /// No chapter cites it.
    case unchecked

    /// A chapter cites it and the run does not agree.
    case failing

    /// An erratum of which only one half is shown: that the document is wrong, or what is so.
    case halfProven = "half-proven"

    /// The runs agree with what the list says of it.
    case proven
  }

  /// A fact with the places that check it.
  public struct Entry: Hashable, Sendable {
    /// The fact.
    public var fact: Fact

    /// The places that cite it, in book order.
    public var citations: [Citation]

    /// What the citations add up to.
    public var status: Status {
      guard !citations.isEmpty else { return .unchecked }
      guard citations.allSatisfy(\.isProven) else { return .failing }
      switch fact.verdict {
      case .holds: return .proven
      case .erratum:
        let halves = Set(citations.map(\.isRefuted))
        return halves.count == 2 ? .proven : .halfProven
      }
    }

    /// The largest absolute error over all compared values.
    public var largestError: Double? {
      citations.compactMap(\.largestError).max()
    }
  }

  /// All facts in the order of `facts.yaml`.
  public var entries: [Entry]

  /// Collects what the results say of each fact of a book.
  ///
  /// - Parameters:
  ///   - book: The book with its facts.
  ///   - results: The results of its chapters; a chapter without one counts as not cited.
  public init(book: Book, results: [ChapterResult]) {
    var citations: [String: [Citation]] = [:]
    let resultsByPath = Dictionary(
      results.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for chapter in book.chapters {
      guard let result = resultsByPath[chapter.path] else { continue }
      for step in chapter.steps {
        guard let (fact, citation) = Self.citation(of: step, in: result) else { continue }
        citations[fact, default: []].append(citation)
      }
    }
    entries = book.facts.facts.map { Entry(fact: $0, citations: citations[$0.id] ?? []) }
  }

  /// The number of facts that the runs agree with.
  public var provenCount: Int {
    entries.count { $0.status == .proven }
  }

  /// The facts whose document is wrong.
  public var errata: [Entry] {
    entries.filter { $0.fact.verdict == .erratum }
  }

  private static func citation(of step: Step, in result: ChapterResult) -> (String, Citation)? {
    let fence: Fence
    let fact: String?
    let isRefuted: Bool
    switch step {
    case .tensor(let tensor):
      (fence, fact, isRefuted) = (tensor.fence, tensor.fact, tensor.isRefuted)
    case .check(let check): (fence, fact, isRefuted) = (check.fence, check.fact, check.isRefuted)
    case .snippet, .output, .error, .inlineValue: return nil
    }
    guard let fact, result.outcomes.indices.contains(step.index) else { return nil }
    let outcome = result.outcomes[step.index]
    var largestError: Double?
    if case .value(_, let comparison) = outcome, !isRefuted {
      largestError = comparison.largestError
    }
    let citation = Citation(
      path: result.path, line: fence.range.start.line, isRefuted: isRefuted,
      isProven: outcome.isProven, largestError: largestError, mark: result.mark)
    return (fact, citation)
  }
}
