import BookModel
import Diagnostics
import Expectations

/// Which statements of the source documents the book's runs have checked.
public struct FactCoverage: Sendable {
  /// One place that cites a fact, and what the run made of it.
  public struct Citation: Hashable, Sendable {
    /// The chapter's path relative to the book.
    public var path: String

    /// The step that cites the fact.
    public var step: Step

    /// The line of the citing fence or quiz.
    public var line: Int

    /// Whether the fence holds what a wrong document says.
    public var isRefuted: Bool

    /// Whether the run agrees with the fence; `nil` if it has not been run.
    public var agrees: Bool?

    /// The largest absolute error of a compared value; `nil` for conditions and failures.
    public var largestError: Double?

    /// When and with what the chapter ran.
    public var mark: CheckedMark
  }

  /// An exercise that cites a fact, and what its proof made of it.
  public struct ExerciseCheck: Hashable, Sendable {
    /// The fact's id.
    public var fact: String

    /// The exercise's id.
    public var exercise: String

    /// The path of the exercise's text relative to the book.
    public var path: String

    /// The line of the citation.
    public var line: Int

    /// Whether the exercise is as it must be; `nil` if that was not tried.
    public var isProven: Bool?

    /// Creates a check.
    public init(fact: String, exercise: String, path: String, line: Int, isProven: Bool?) {
      self.fact = fact
      self.exercise = exercise
      self.path = path
      self.line = line
      self.isProven = isProven
    }
  }

  /// What is known of a fact.
  public enum Status: String, Hashable, Sendable, Codable {
    /// No chapter cites it, or none that does has been run.
    case unchecked

    /// A chapter cites it and the run does not agree.
    case failing

    /// An erratum of which only one half is shown: that the document is wrong, or what is so.
    case halfProven = "half-proven"

    /// The runs agree with what the list says of it.
    case proven

    /// A source says so, and no run contradicts it.
    case cited

    /// There is nothing to prove.
    case opinion
  }

  /// A fact with the places that check it.
  public struct Entry: Hashable, Sendable {
    /// The fact.
    public var fact: Fact

    /// The places that cite it, in book order.
    public var citations: [Citation]

    /// The exercises that cite it.
    public var exercises: [ExerciseCheck] = []

    /// For a list of references: where its works are; `nil` for other facts.
    public var references: ListedReferences?

    /// What the citations add up to.
    public var status: Status {
      if citations.contains(where: { $0.agrees == false })
        || exercises.contains(where: { $0.isProven == false })
      {
        return .failing
      }
      switch fact.mark {
      case .cited: return .cited
      case .opinion: return .opinion
      case .run: break
      }
      // An exercise that holds shows both halves: its solution is right, its wrong solutions are not.
      if exercises.contains(where: { $0.isProven == true }) { return .proven }
      if citations.isEmpty, let references {
        return references.isComplete ? .proven : .unchecked
      }
      let agreeing = citations.filter { $0.agrees == true }
      if agreeing.isEmpty { return .unchecked }
      let halves = Set(agreeing.map(\.isRefuted))
      return fact.verdict != .erratum || halves.count == 2 ? .proven : .halfProven
    }
  }

  /// All facts in the order of `facts.yaml`.
  public var entries: [Entry]

  private let places: [String: Int]

  /// Collects what the results say of each fact of a book.
  ///
  /// - Parameters:
  ///   - book: The book with its facts.
  ///   - results: The results of its chapters; a chapter without one cites nothing.
  ///   - exercises: What the proofs of exercises say of facts.
  public init(
    book: Book, results: [ChapterResult], exercises: [ExerciseCheck] = []
  ) {
    let results = Dictionary(results.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    var citations: [String: [Citation]] = [:]
    for chapter in book.chapters {
      guard let result = results[chapter.path] else { continue }
      for step in chapter.steps {
        guard let cited = step.citedFact else { continue }
        citations[cited.id, default: []].append(Citation(step, cited, in: result))
      }
    }
    let facts = book.facts.facts
    entries = facts.map { fact in
      Entry(
        fact: fact, citations: citations[fact.id] ?? [],
        exercises: exercises.filter { $0.fact == fact.id },
        references: fact.kind == .reference ? ListedReferences(of: fact, in: book) : nil)
    }
    places = Dictionary(
      facts.indices.map { (facts[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns what is known of the fact with an id.
  public subscript(id: String) -> Entry? {
    places[id].map { entries[$0] }
  }

  /// The number of facts that the runs agree with.
  public var provenCount: Int {
    entries.count { $0.status == .proven }
  }

  /// The facts whose verdict rests on something.
  public func entries(marked mark: Fact.Mark) -> [Entry] {
    entries.filter { $0.fact.mark == mark }
  }

  /// The facts whose document is wrong.
  public var errata: [Entry] {
    entries.filter { $0.fact.verdict == .erratum }
  }
}

extension FactCoverage.Citation {
  fileprivate init(
    _ step: Step, _ cited: (id: String, isRefuted: Bool, range: SourceRange),
    in result: ChapterResult
  ) {
    let outcome = result.outcome(of: step)
    path = result.path
    self.step = step
    line = cited.range.start.line
    isRefuted = cited.isRefuted
    agrees = outcome == .notRun ? nil : outcome.isProven
    mark = result.mark
    if case .value(_, let comparison) = outcome, !isRefuted {
      largestError = comparison.largestError
    }
  }
}

extension ChapterResult {
  /// What became of a step; `notRun` if the result does not reach so far.
  public func outcome(of step: Step) -> StepOutcome {
    outcomes.indices.contains(step.index) ? outcomes[step.index] : .notRun
  }
}

extension Step {
  /// The fact that the step cites, whether it refutes it, and where.
  fileprivate var citedFact: (id: String, isRefuted: Bool, range: SourceRange)? {
    switch self {
    case .tensor(let tensor): tensor.fact.map { ($0, tensor.isRefuted, tensor.fence.range) }
    case .check(let check): check.fact.map { ($0, check.isRefuted, check.fence.range) }
    case .quiz(let quiz): quiz.fact.map { ($0, false, quiz.range) }
    case .trace(let trace): trace.fact.map { ($0, false, trace.fence.range) }
    case .snippet, .output, .error, .inlineValue: nil
    }
  }
}
