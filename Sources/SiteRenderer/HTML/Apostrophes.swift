extension String {
  /// The text with `‘` and `’` for `'`, as print has them.
  ///
  /// `’` is the apostrophe and the closing mark: behind a letter, a digit or a mark, and where the text
  /// begins, as in the words behind a piece of code (`stride`'s). `‘` opens, behind a space or a bracket.
  var withPrintedApostrophes: String {
    guard contains("'") else { return self }
    var result = ""
    for character in self {
      let opens = result.last.map { $0.isWhitespace || "([{–—".contains($0) } ?? false
      result.append(character != "'" ? character : opens ? "‘" : "’")
    }
    return result
  }
}
