extension StringProtocol {
  /// The text without white space at both ends.
  func trimmingSpaces() -> Substring {
    let rest = self[...].drop(while: \.isWhitespace)
    let end = rest.lastIndex { !$0.isWhitespace }.map { rest.index(after: $0) }
    return Substring(rest[..<(end ?? rest.startIndex)])
  }

  /// Returns the text without the characters at its end that fulfil a condition.
  func trimmingSuffix(while isDropped: (Character) -> Bool) -> SubSequence {
    let end = lastIndex { !isDropped($0) }.map { index(after: $0) }
    return self[..<(end ?? startIndex)]
  }
}
