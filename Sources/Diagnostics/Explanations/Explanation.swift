/// The one-page note on a kind of problem, which `course explain` prints.
///
/// Every `id` of a diagnostic in the tool has one; a test compares the two lists.
public struct Explanation: Hashable, Sendable {
  /// The stable name of the kind of problem, as in `Diagnostic.id`.
  public var id: String

  /// The rule that is broken, in one sentence.
  public var summary: String

  /// Why there is such a rule, and what to do; paragraphs and indented examples.
  public var text: String

  /// Creates a note.
  public init(_ id: String, _ summary: String, _ text: String) {
    self.id = id
    self.summary = summary
    self.text = text
  }

  /// The page as printed: the id, the rule and the text, ended by a newline.
  public var page: String {
    "\(id)\n\n\(summary)\n\n\(text)\n"
  }

  /// All notes, by topic.
  public static var all: [Explanation] {
    files + data + fences + containers + quizzes + figures + prose + writing + references + runs
      + comparisons + pages + traces + exercises + answers
  }

  /// Returns the note on a kind of problem, or `nil` if there is no such kind.
  public static func of(_ id: String) -> Explanation? {
    all.first { $0.id == id }
  }
}
