/// Something that the reader of a command's output should know or mend.
///
/// The message states the rule in lower case without a full stop and names the thing in single
/// quotes; advice goes in `help`. One value renders to the terminal, JSON and GitHub
/// annotations.
public struct Diagnostic: Hashable, Sendable, Codable {
  /// How grave a diagnostic is.
  public enum Severity: String, Sendable, Codable, CaseIterable {
    /// The book is wrong: `course check` ends with exit code 1.
    case error

    /// The book works, but its author should look.
    case warning
  }

  /// The stable name of the kind of problem, such as `tensor-mismatch`.
  public var id: String

  /// How grave it is.
  public var severity: Severity

  /// What is wrong, in one line.
  public var message: String

  /// Where it is wrong; `nil` for a problem of the book as a whole.
  public var range: SourceRange?

  /// What to print under the caret, such as `expected 4, got 12`.
  public var label: String?

  /// Further lines that show the problem, such as two tensors side by side.
  public var details: [String]

  /// Facts that explain the problem, each in one line.
  public var notes: [String]

  /// One way out.
  public var help: String?

  /// Creates a diagnostic.
  public init(
    _ id: String,
    _ message: String,
    severity: Severity = .error,
    at range: SourceRange? = nil,
    label: String? = nil,
    details: [String] = [],
    notes: [String] = [],
    help: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.range = range
    self.label = label
    self.details = details
    self.notes = notes
    self.help = help
  }
}
