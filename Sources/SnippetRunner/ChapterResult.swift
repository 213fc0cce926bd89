import BookModel
import Diagnostics
import Expectations
import Pictures

/// What a chapter's program did, and how that compares with what the chapter says.
public struct ChapterResult: Hashable, Sendable {
  /// The chapter's path relative to the book.
  public var path: String

  /// What became of each step, in the order of `Chapter.steps`.
  public var outcomes: [StepOutcome]

  /// The pictures that figures drew, by their snippets' `index`; one that may not be shown is left
  /// out.
  public var figures: [Int: Picture]

  /// What is wrong, in document order.
  public var diagnostics: [Diagnostic]

  /// When and with what the program ran.
  public var mark: CheckedMark

  /// Whether the results come from the cache.
  public var isCached: Bool

  /// Whether the chapter was not run because it is slow.
  public var isSkipped: Bool

  /// The time it took to compile and run, in seconds; that of the recorded run when cached.
  public var seconds: Double

  /// What the lines of traced snippets did, by the `index` of the snippet.
  public var traces: [Int: [TraceStep]]

  /// When the records of slow snippets were made, by the `index` of the snippet.
  public var recordMarks: [Int: RecordMark] = [:]

  /// The records that this run computed as the book would keep them, by name.
  public var newRecords: [String: String] = [:]

  /// Creates a result.
  public init(
    path: String,
    outcomes: [StepOutcome],
    figures: [Int: Picture] = [:],
    diagnostics: [Diagnostic],
    mark: CheckedMark,
    isCached: Bool,
    isSkipped: Bool = false,
    seconds: Double,
    traces: [Int: [TraceStep]] = [:]
  ) {
    self.isSkipped = isSkipped
    self.traces = traces
    self.path = path
    self.outcomes = outcomes
    self.figures = figures
    self.diagnostics = diagnostics
    self.mark = mark
    self.isCached = isCached
    self.seconds = seconds
  }
}

/// When a result was obtained, and with what.
public struct CheckedMark: Hashable, Sendable, Codable {
  /// The time of the run, in seconds since 1970.
  public var time: Int

  /// The toolchain, such as `Swift 6.3.1`.
  public var toolchain: String

  /// The first digits of the compute library's hash.
  public var library: String

  /// Creates a mark.
  public init(time: Int, toolchain: String, library: String) {
    self.time = time
    self.toolchain = toolchain
    self.library = library
  }
}

/// What became of one step.
public enum StepOutcome: Hashable, Sendable {
  /// A snippet ran, or was meant to fail and did: what it printed, and the message if it failed.
  case ran(output: String, message: String?)

  /// A printed text was compared with the book's.
  case output(actual: String, matches: Bool)

  /// A value was compared with the one that the chapter quotes or states.
  case value(actual: TensorValue, comparison: ValueComparison)

  /// Conditions were evaluated, one Boolean each.
  case conditions([Bool], holds: Bool)

  /// An expected message was looked for.
  case message(matches: Bool)

  /// Nothing is known: the step was not to run, or something before it failed.
  case notRun

  /// Whether the step was evaluated and is as the chapter says.
  public var isProven: Bool {
    switch self {
    case .ran: true
    case .output(_, let matches), .message(let matches): matches
    case .value(_, let comparison): comparison.isAsStated
    case .conditions(_, let holds): holds
    case .notRun: false
    }
  }
}

/// The verdict on one compared value.
public struct ValueComparison: Hashable, Sendable {
  /// Whether the value equals the stated one within the tolerance.
  public var isEqual: Bool

  /// Whether the outcome is the one that the chapter states: equal, or unequal if refuted.
  public var isAsStated: Bool

  /// The largest absolute error over all elements, where shapes agree.
  public var largestError: Double?

  /// Creates a comparison.
  public init(isEqual: Bool, isAsStated: Bool, largestError: Double?) {
    self.isEqual = isEqual
    self.isAsStated = isAsStated
    self.largestError = largestError
  }
}
