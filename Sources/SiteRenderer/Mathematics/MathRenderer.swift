/// What turns a formula into markup when the site is built.
protocol MathRenderer: Sendable {
  /// Returns the markup of a formula in TeX.
  ///
  /// - Parameters:
  ///   - tex: The formula, without the signs around it.
  ///   - isDisplayed: Whether it stands on lines of its own.
  /// - Returns: A `math` element.
  /// - Throws: `MathError` for what the renderer cannot set.
  func markup(for tex: String, isDisplayed: Bool) throws(MathError) -> HTML
}

/// Why a formula cannot be set.
struct MathError: Error, Hashable {
  /// The rule that it breaks.
  var message: String

  /// The place in the formula, in UTF-8 bytes from its start.
  var offset: Int
}

/// Sets the TeX that the course uses as MathML Core, which browsers draw without a script.
struct MathMLRenderer: MathRenderer {
  func markup(for tex: String, isDisplayed: Bool) throws(MathError) -> HTML {
    var parser = TeXParser(tex)
    let content = try parser.formula()
    return HTML("math", ["display": isDisplayed ? "block" : nil]) { content }
  }
}
