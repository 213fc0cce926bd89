import Diagnostics

extension ExpectationSyntaxError {
  /// Returns the error as a diagnostic about a file of the book.
  ///
  /// - Parameters:
  ///   - text: The text that was read.
  ///   - place: Where it stands.
  public func diagnostic(in text: String, at place: QuotePlace) -> Diagnostic {
    Diagnostic(
      "expectation-syntax", message, at: place.range(of: bytes, in: text), help: help)
  }
}
