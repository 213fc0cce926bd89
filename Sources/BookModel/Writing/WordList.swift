import Diagnostics

/// The words of a book that no dictionary has: `chapters/words.txt`.
///
/// One word a line. A line that begins with `#` is a remark; `dictionary: en_GB` says in which
/// dictionary all others are looked up.
public struct WordList: Hashable, Sendable {
  /// The dictionary's name, as hunspell has it.
  public var dictionary = "en_US"

  /// The words.
  public var words: Set<String> = []

  /// Creates an empty list.
  public init() {}

  /// Whether a word is in the list, itself or with a small first letter.
  public func contains(_ word: String) -> Bool {
    words.contains(word) || words.contains(word.prefix(1).lowercased() + word.dropFirst())
  }

  /// Returns the list that a file makes, and what is wrong with it.
  static func read(_ file: SourceFile) -> (list: WordList, diagnostics: [Diagnostic]) {
    var list = WordList()
    var diagnostics: [Diagnostic] = []
    for (index, line) in file.lines.enumerated() {
      let text = line.trimmingSpaces()
      if text.isEmpty || text.hasPrefix("#") { continue }
      func report(_ message: String, help: String) {
        let range = SourceRange(
          path: file.path, line: index + 1, column: 1, length: line.utf8.count)
        diagnostics.append(Diagnostic("invalid-word-list", message, at: range, help: help))
      }
      if text.hasPrefix("dictionary:") {
        let name = text.dropFirst("dictionary:".count).trimmingSpaces()
        list.dictionary = String(name)
        if name.wholeMatch(of: /[A-Za-z]{2,3}(_[A-Za-z]+)*/) == nil {
          report(
            "a dictionary has a name such as 'en_GB': '\(name)'",
            help: "'hunspell -D' lists what is installed")
        }
      } else if text.contains(where: { !$0.isLetter && !"'’-".contains($0) }) {
        report("a line holds one word: '\(text)'", help: "write each word on a line of its own")
      } else if !list.words.insert(String(text)).inserted {
        report("the word '\(text)' stands twice", help: "remove one of the lines")
      }
    }
    return (list, diagnostics)
  }
}
