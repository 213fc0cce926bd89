import Foundation

/// How text is written to a stream: with colours only on a terminal that wants them.
struct TerminalStyle {
  /// Whether colour escapes are written.
  var usesColor: Bool

  /// Whether a person is watching, so that a line may be rewritten.
  var isTerminal: Bool

  /// The style for standard output or standard error, as the environment asks.
  ///
  /// `NO_COLOR`, set to anything but the empty string, turns colours off, as does `TERM=dumb`.
  init(
    fileDescriptor: Int32, environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    isTerminal = isatty(fileDescriptor) == 1 && environment["TERM"] != "dumb"
    usesColor = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
  }

  func green(_ text: String) -> String { colored(text, "32") }
  func yellow(_ text: String) -> String { colored(text, "33") }
  func red(_ text: String) -> String { colored(text, "31;1") }
  func dim(_ text: String) -> String { colored(text, "2") }

  private func colored(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
