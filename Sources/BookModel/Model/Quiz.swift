import Diagnostics

/// A question whose key the run proves: `:::{quiz #id}`, a question, a task list, `:::`.
///
/// A quiz is a step of the program that is evaluated behind all others, so that a chapter may ask
/// before it computes.
public struct Quiz: Hashable, Sendable {
  /// How readers answer.
  public enum Form: Hashable, Sendable {
    /// They choose one answer, or several where several are right.
    case choice

    /// They write a number, which may be off by the tolerance; `nil` stands for as many digits as
    /// the right answer has.
    case number(tolerance: Double?)
  }

  /// The place in the chapter's steps.
  public var index: Int

  /// The name in `#id`, under which a browser keeps that it is solved.
  public var id: String

  /// The fact that the question is about.
  public var fact: String?

  /// How readers answer.
  public var form: Form

  /// What stands before the answers.
  public var question: [Block]

  /// The answers, right and wrong.
  public var choices: [Choice]

  /// What stands behind the answers, shown with the right one.
  public var explanation: [Block]

  /// What the run must show, in the order of the text.
  public var claims: [Claim]

  /// The whole block.
  public var range: SourceRange

  /// Creates a quiz without answers.
  public init(index: Int, id: String, fact: String?, form: Form, range: SourceRange) {
    self.index = index
    self.id = id
    self.fact = fact
    self.form = form
    self.range = range
    question = []
    choices = []
    explanation = []
    claims = []
  }

  /// Whether readers see the answers in the order of the text: `.pinned`, for a last answer such as
  /// "all of these".
  public var isPinned = false

  /// Whether more than one answer is right.
  public var hasSeveralRight: Bool { choices.count(where: \.isRight) > 1 }
}

extension Quiz {
  /// An answer: an item of the task list, ticked if it is right.
  public struct Choice: Hashable, Sendable {
    /// Whether it is ticked.
    public var isRight: Bool

    /// The answer.
    public var content: [Inline]

    /// Why it is right or wrong; may be empty.
    public var reason: [Block]

    /// The places of its proof in `Quiz.claims`.
    public var claims: Range<Int>

    /// The first paragraph of the item.
    public var range: SourceRange

    /// Creates an answer.
    public init(
      isRight: Bool, content: [Inline], reason: [Block], claims: Range<Int>, range: SourceRange
    ) {
      self.isRight = isRight
      self.content = content
      self.reason = reason
      self.claims = claims
      self.range = range
    }
  }

  /// Something that the run must show.
  public enum Claim: Hashable, Sendable {
    /// `<!--? expression -->`: true for a right answer, false for a wrong one.
    case condition(expression: String, range: SourceRange)

    /// `7<!--= expression -->`: the value that is written before it.
    case value(InlineValue)

    /// The Swift expression.
    public var expression: String {
      switch self {
      case .condition(let expression, _): expression
      case .value(let value): value.expression
      }
    }

    /// Where the expression stands.
    public var expressionRange: SourceRange {
      switch self {
      case .condition(_, let range): range
      case .value(let value): value.expressionRange
      }
    }
  }
}

extension Quiz {
  /// The answers in the order in which readers see them.
  ///
  /// Authors tend to write the right answer first, which would give it away. The order depends on the
  /// quiz's id alone, so that a page stays the same from one build to the next.
  public var shownChoices: [Choice] {
    guard form == .choice, !isPinned else { return choices }
    var random = IdentifierGenerator(id)
    return choices.shuffled(using: &random)
  }

  /// The number with which an answer begins, as written; `nil` if it begins with something else.
  public func number(of choice: Choice) -> String? {
    guard case .value(let value)? = choice.content.first,
      Double(value.text.plainNumber)?.isFinite == true
    else { return nil }
    return value.text.plainNumber
  }

  /// How far an answer may be from a number: what the quiz states, or else half of the number's
  /// last decimal.
  public func tolerance(ofNumber text: String) -> Double {
    if case .number(let tolerance?) = form { return tolerance }
    let decimals = text.prefix { $0 != "e" }.split(separator: ".", maxSplits: 1).dropFirst().first
    guard let decimals else { return 0 }
    return decimals.reduce(0.5) { size, _ in size / 10 }
  }
}

extension String {
  /// The number without commas between groups, and with the sign of a keyboard.
  fileprivate var plainNumber: String {
    String(compactMap { $0 == "," ? nil : $0 == "−" ? "-" : $0 })
  }
}

/// Random numbers that a text determines: SplitMix64, begun with the text's FNV-1a hash.
private struct IdentifierGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ text: String) {
    state = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
