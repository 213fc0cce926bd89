/// Python in a file that should be Swift.
struct PythonText {
  /// The number of the first line that only Python has, counted from 1; `nil` if there is none.
  let firstLine: Int?

  /// Looks for lines that are Python and could not be Swift.
  init(_ lines: [Substring]) {
    var isComment = false
    for (index, line) in lines.enumerated() {
      if line.contains("/*") { isComment = true }
      defer { if line.contains("*/") { isComment = false } }
      let text = line.drop { $0 == " " || $0 == "\t" }
      guard !isComment, !text.hasPrefix("//"), !text.hasPrefix("///") else { continue }
      if Self.isPython(text) {
        firstLine = index + 1
        return
      }
    }
    firstLine = nil
  }

  private static func isPython(_ text: Substring) -> Bool {
    text.contains(#/^def \w+\(.*\).*:\s*(#.*)?$/#)
      || text.contains(#/^(from [\w.]+ import \w|import [\w.]+ as \w)/#)
      || text.contains(
        #/^(for .+ in .+|while .+|if .+|elif .+|else|with .+|try|class \w+.*)\s*:\s*(#.*)?$/#)
      || text.contains(#/^\w+ = lambda /#)
  }
}
