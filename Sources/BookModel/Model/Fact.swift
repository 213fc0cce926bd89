import Diagnostics

/// What the source documents state: `chapters/facts.yaml`.
public struct FactList: Hashable, Sendable {
  /// The documents by id.
  public var documents: [String: SourceDocument]

  /// The facts in the order of the file.
  public var facts: [Fact]

  /// Creates a list of facts.
  public init(documents: [String: SourceDocument] = [:], facts: [Fact] = []) {
    self.documents = documents
    self.facts = facts
  }

  /// Returns the fact with an id.
  public subscript(id: String) -> Fact? {
    facts.first { $0.id == id }
  }
}

/// A document that the book discusses.
public struct SourceDocument: Hashable, Sendable {
  /// The short name that facts use, such as `torch`.
  public var id: String

  /// What it is, for the reader.
  public var title: String

  /// The title in a word or two, such as `course`; where it must stand in a line with others.
  public var label: String

  /// Creates a document, whose label is its id unless stated.
  public init(id: String, title: String, label: String? = nil) {
    self.id = id
    self.title = title
    self.label = label ?? id
  }
}

/// One statement of a source document.
public struct Fact: Hashable, Sendable {
  /// Whether a statement is so.
  public enum Verdict: String, CaseIterable, Sendable {
    case holds
    case erratum

    /// A judgement or advice, which nothing decides.
    case opinion

    /// A task or a live figure, which states nothing; a check shows the book's counterpart.
    case task
  }

  /// How much harm an erratum does.
  public enum Grade: String, CaseIterable, Sendable {
    /// Who believes it computes, cites or chooses wrongly.
    case misleads

    /// It is right in a narrower sense than the one it is stated in.
    case imprecise

    /// A wrong word or number that its surroundings correct.
    case slip
  }

  /// On what a verdict rests.
  public enum Mark: String, CaseIterable, Sendable {
    /// On what programs of the book compute.
    case run

    /// On a source that says so.
    case cited

    /// On nobody's authority.
    case opinion
  }

  /// The sorts of statements.
  public enum Kind: String, CaseIterable, Sendable {
    case tensor
    case shape
    case number
    case rule
    case table
    case figure
    case widget
    case exercise
    case reference
  }

  /// The name by which chapters cite it, such as `torch.basic`.
  public var id: String

  /// The document's id.
  public var document: String

  /// What sort of statement it is.
  public var kind: Kind

  /// Whether it is so.
  public var verdict: Verdict

  /// The circumstances, where they need saying.
  public var given: String?

  /// What the document states.
  public var states: String

  /// What is so instead, for an erratum.
  public var truth: String?

  /// How much harm it does; for an erratum.
  public var grade: Grade?

  /// The source on which the verdict rests, with the place; `nil` where programs decide.
  public var citation: String?

  /// Why no chapter checks it yet; `nil` for a fact whose check must be there.
  public var pending: String?

  /// Where it stands in `facts.yaml`.
  public var range: SourceRange

  /// Creates a fact.
  public init(
    id: String,
    document: String,
    kind: Kind,
    verdict: Verdict,
    given: String?,
    states: String,
    truth: String?,
    grade: Grade? = nil,
    citation: String? = nil,
    pending: String? = nil,
    range: SourceRange
  ) {
    self.id = id
    self.document = document
    self.kind = kind
    self.verdict = verdict
    self.given = given
    self.states = states
    self.truth = truth
    self.grade = grade
    self.citation = citation
    self.pending = pending
    self.range = range
  }

  /// On what the verdict rests.
  public var mark: Mark {
    if verdict == .opinion { return .opinion }
    return citation == nil ? .run : .cited
  }
}
