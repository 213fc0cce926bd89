/// What a page knows of the one right answer to an exercise: digests, which it compares with those of
/// a reader's answer.
///
/// Nobody reads the answer by accident. Whoever tries all small numbers finds it.
public struct AnswerKey: Hashable, Sendable, Codable {
  /// A known wrong answer.
  public struct Mistake: Hashable, Sendable, Codable {
    /// The digest of the answer; of a choice, of its option alone.
    public var digest: String

    /// What its author is told.
    public var hint: String

    /// Creates a mistake.
    public init(digest: String, hint: String) {
      self.digest = digest
      self.hint = hint
    }
  }

  /// What stands before each text that is digested.
  public var salt: String

  /// The digest of the whole answer.
  public var answer: String

  /// The digest of its shape; `nil` if it is no tensor or list of numbers.
  public var shape: String?

  /// The digest of each number with its place; `nil` as for the shape.
  public var cells: [String]?

  /// The known mistakes.
  public var mistakes: [Mistake]

  /// Creates a key.
  public init(
    salt: String, answer: String, shape: String?, cells: [String]?, mistakes: [Mistake]
  ) {
    self.salt = salt
    self.answer = answer
    self.shape = shape
    self.cells = cells
    self.mistakes = mistakes
  }
}
