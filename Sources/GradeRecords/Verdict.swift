/// The result of grading one answer, with one reason; the same for the same answer on every machine.
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every case is right.
  case solved

  /// Some case is not right.
  case wrong

  /// The compiler refuses the text.
  case compileError = "compile-error"

  /// The compiler reached its limit of time or memory on the text.
  case compileLimit = "compile-limit"

  /// The program stopped itself: a trap, an index out of range, endless recursion.
  case crashed

  /// The function threw an error.
  case threw

  /// The program ended before it answered.
  case ended

  /// A case took more than its time.
  case timeLimit = "time-limit"

  /// The program asked for more memory than it may have.
  case memoryLimit = "memory-limit"

  /// The program printed more than it may.
  case outputLimit = "output-limit"

  /// The program started more threads or processes than it may.
  case processLimit = "process-limit"

  /// The program sent more than any answer to the case has.
  case tooLarge = "too-large"

  /// The program sent something that is no answer.
  case unreadable

  /// The answer imports a module that the exercise rules out.
  case forbiddenImport = "forbidden-import"

  /// The file was not taken in: not a regular file, not text, too large. The reason says which.
  case refused

  /// The file is the starter as it was handed out.
  case untouched

  /// The submission has no file for the exercise.
  case missing

  /// A person gives the marks.
  case waiting

  /// The grader or the machine failed. This is no mark: an older one is kept, and it is tried again.
  case notGraded = "not-graded"

  /// Whether it says something about the student's work, so that it gives a mark.
  public var isMark: Bool { self != .notGraded && self != .waiting }
}
