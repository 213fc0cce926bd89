import Diagnostics

extension ExpectationSyntaxError {
  /// Returns the error as a diagnostic about a file of the book.
  ///
  /// - Parameters:
  ///   - text: The text that was read.
  ///   - place: Where it stands.
  /// - Returns: An `expectation-syntax` that points at the first wrong place.
  public func diagnostic(in text: String, at place: QuotePlace) -> Diagnostic {
    Diagnostic(
      "expectation-syntax", message, at: place.range(of: bytes, in: text), help: help)
  }
}
