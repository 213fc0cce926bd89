extension String {
  /// Returns the text with its long lines broken at spaces; what follows has the margin of its line.
  ///
  /// - Parameter width: The characters that a line may have.
  /// - Returns: The text with more lines.
  func wrapped(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { line in line.count > width ? Self.broken(line, at: width) : [String(line)] }
      .joined(separator: "\n")
  }

  private static func broken(_ line: Substring, at width: Int) -> [String] {
    let margin = String(line.prefix { $0 == " " })
    var lines: [String] = []
    var present = margin
    for word in line.split(separator: " ") {
      if present.count > margin.count && present.count + 1 + word.count > width {
        lines.append(present)
        present = margin
      }
      present += (present.count > margin.count ? " " : "") + word
    }
    return lines + [present]
  }
}
