/// What a page knows of the one right answer to an exercise: digests of keys that are slow to derive,
/// which it compares with those of a reader's answer.
///
/// Nobody reads the answer. Trying all small numbers finds it after a while.
public struct AnswerKey: Hashable, Sendable, Codable {
  /// A known wrong answer.
  public struct Mistake: Hashable, Sendable, Codable {
    /// What its author is told, sealed so that only who gives the answer reads it.
    public enum Hint: Hashable, Sendable, Codable {
      /// In Markdown, with the key's digits, which are never published.
      case open(markdown: String, key: String)

      /// Sealed already: a line with the mistake's id, then Markdown.
      case sealed(String)
    }

    /// The digest of the answer; of a choice, of its option alone.
    public var digest: String

    /// What its author is told.
    public var hint: Hint

    /// Creates a mistake.
    public init(digest: String, hint: Hint) {
      self.digest = digest
      self.hint = hint
    }
  }

  /// What gives equal answers of two exercises other keys.
  public var salt: String

  /// How often a hash is taken for one key.
  public var rounds: Int

  /// The error that a number may have, absolute and relative.
  public var tolerance: Double

  /// The digests of the whole answer.
  public var answer: [String]

  /// The digest of the option of a choice; `nil` of another answer.
  public var option: String?

  /// The digest of its shape; `nil` if it is no tensor or list of numbers.
  public var shape: String?

  /// The digests of each number with its place; `nil` as for the shape, or if there are many.
  public var cells: [[String]]?

  /// The known mistakes.
  public var mistakes: [Mistake]

  /// Creates a key.
  public init(
    salt: String, rounds: Int, tolerance: Double, answer: [String], option: String?,
    shape: String?, cells: [[String]]?, mistakes: [Mistake]
  ) {
    self.salt = salt
    self.rounds = rounds
    self.tolerance = tolerance
    self.answer = answer
    self.option = option
    self.shape = shape
    self.cells = cells
    self.mistakes = mistakes
  }
}
