import BookModel

/// The form that a text exercise asks for, checked before a person reads the text.
public struct TextForm: Sendable {
  private let exercise: Exercise

  /// Creates the form of an exercise.
  public init(_ exercise: Exercise) {
    self.exercise = exercise
  }

  /// Returns how many words a text has: what white space separates and has a letter or a digit.
  public static func wordCount(of text: String) -> Int {
    text.split(whereSeparator: \.isWhitespace).count { word in
      word.contains { $0.isLetter || $0.isNumber }
    }
  }

  /// Returns what is wrong with the form of a text; `nil` if nothing is.
  public func problem(with text: String) -> String? {
    let count = Self.wordCount(of: text)
    guard count > 0 else { return "there is no text yet" }
    guard let words = exercise.words, !words.contains(count) else { return nil }
    return "it has \(count) \(count == 1 ? "word" : "words"); "
      + "the exercise asks for \(words.lowerBound) to \(words.upperBound)"
  }
}
