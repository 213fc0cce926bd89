import Diagnostics

/// Names for the same thing, from `chapters/synonyms.txt`: a search for one of them finds the others
/// too.
///
/// One thing a line, its names separated by commas. A line that begins with `#` is a remark.
public struct Synonyms: Hashable, Sendable {
  /// The names, by thing, in the order of the file.
  public var groups: [[String]] = []

  /// Creates an empty list.
  public init() {}

  /// Returns the list that a file makes, and what is wrong with it.
  static func read(_ file: SourceFile) -> (synonyms: Synonyms, diagnostics: [Diagnostic]) {
    var synonyms = Synonyms()
    var diagnostics: [Diagnostic] = []
    var lines: [String: Int] = [:]
    for (index, line) in file.lines.enumerated() {
      let text = line.trimmingSpaces()
      if text.isEmpty || text.hasPrefix("#") { continue }
      func report(_ message: String, help: String) {
        let range = SourceRange(
          path: file.path, line: index + 1, column: 1, length: line.utf8.count)
        diagnostics.append(Diagnostic("invalid-synonyms", message, at: range, help: help))
      }
      let names = text.split(separator: ",").map { String($0.trimmingSpaces()) }
        .filter { !$0.isEmpty }
      if names.count < 2 {
        report(
          "a line holds two names or more: '\(text)'",
          help: "separate them by commas, as in 'upsample, interpolate'")
        continue
      }
      for name in names {
        if let first = lines.updateValue(index + 1, forKey: name.lowercased()) {
          report(
            "'\(name)' is on line \(first) too",
            help: "put all names for one thing on one line")
        }
      }
      synonyms.groups.append(names)
    }
    return (synonyms, diagnostics)
  }
}
