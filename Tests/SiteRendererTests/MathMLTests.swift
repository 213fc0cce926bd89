import Testing

@testable import SiteRenderer

@Suite struct MathMLTests {
  /// Returns the content of the `math` element.
  private func markup(_ tex: String) throws -> String {
    let markup = try MathMLRenderer().markup(for: tex, isDisplayed: false).markup
    return String(markup.dropFirst("<math>".count).dropLast("</math>".count))
  }

  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    ("3.5", "<mn>3.5</mn>"),
    ("x_i", "<msub><mi>x</mi><mi>i</mi></msub>"),
    ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("n'", "<msup><mi>n</mi><mo>′</mo></msup>"),
    ("\\frac{1}{n}", "<mfrac><mn>1</mn><mi>n</mi></mfrac>"),
    ("\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>"),
    ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mrow><mn>3</mn></mrow></mroot>"),
    ("\\alpha", "<mi>α</mi>"),
    ("\\Omega", "<mi mathvariant=\"normal\">Ω</mi>"),
    ("W^\\top", "<msup><mi>W</mi><mi mathvariant=\"normal\">⊤</mi></msup>"),
    ("\\mathbf{W}", "<mi>𝐖</mi>"),
    ("\\mathbb{R}", "<mi>ℝ</mi>"),
    ("\\mathcal{L}", "<mi>ℒ</mi>"),
    ("\\text{if } ", "<mtext>if\u{A0}</mtext>"),
    ("\\mathrm{out}", "<mi mathvariant=\"normal\">out</mi>"),
    ("a \\cdot b", "<mrow><mi>a</mi><mo>⋅</mo><mi>b</mi></mrow>"),
    ("-1", "<mrow><mo form=\"prefix\">−</mo><mn>1</mn></mrow>"),
    ("a-1", "<mrow><mi>a</mi><mo>−</mo><mn>1</mn></mrow>"),
    ("a<b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
    ("\\hat{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>"),
    ("a\\quad b", "<mrow><mi>a</mi><mspace width=\"1em\"></mspace><mi>b</mi></mrow>"),
  ])
  func setsFormula(tex: String, expected: String) throws {
    #expect(try markup(tex) == expected)
  }

  @Test func setsBracketsThatGrow() throws {
    let markup = try markup("\\left\\lfloor \\frac{n}{2} \\right\\rfloor")
    #expect(markup.contains("<mo form=\"prefix\" stretchy=\"true\">⌊</mo><mfrac>"))
    #expect(markup.hasSuffix("<mo form=\"postfix\" stretchy=\"true\">⌋</mo></mrow>"))
    #expect(try self.markup("\\left. x \\right|").hasPrefix("<mrow><mi>x</mi>"))
  }

  @Test func setsLimitsAboveAndBelow() throws {
    #expect(try markup("\\sum_{i=1}^{N} x").contains("<munderover><mo movablelimits=\"true\">∑"))
    #expect(try markup("\\max_i x").contains("<munder>"))
    #expect(try markup("\\int_0^1 x").contains("<msubsup>"))
  }

  @Test func separatesFunctionFromArgument() throws {
    #expect(try markup("\\log x").contains("</mi><mspace width=\"0.167em\"></mspace><mi>x"))
    #expect(!(try markup("\\log(x)").contains("mspace")))
  }

  @Test(arguments: [
    ("bmatrix", "[", "]"), ("pmatrix", "(", ")"), ("cases", "{", ""), ("aligned", "", ""),
  ])
  func setsEnvironment(name: String, open: String, close: String) throws {
    let markup = try markup("\\begin{\(name)} a & b \\\\ c & d \\\\ \\end{\(name)}")
    #expect(markup.split(separator: "<mtr>").count == 3)
    #expect(markup.split(separator: "<mtd>").count == 5)
    #expect(markup.contains(">\(open)</mo>") == !open.isEmpty)
    #expect(markup.contains(">\(close)</mo>") == !close.isEmpty)
  }

  @Test(arguments: [
    ("a + \\foo", "unknown mathematics command '\\foo'", 4),
    ("é + \\foo", "unknown mathematics command '\\foo'", 5),
    ("\\text{é}  7é \\foo", "unknown mathematics command '\\foo'", 15),
    ("{a", "'{' is not closed", 2),
    ("a}", "'}' closes no '{'", 1),
    ("a & b", "'&' stands outside of an environment such as 'aligned'", 2),
    ("\\frac{a}", "an argument is missing here", 8),
    ("x^2^3", "a second superscript on one base", 3),
    ("\\left( x", "'\\left' has no '\\right'", 8),
    ("\\begin{tikz}x\\end{tikz}", "unknown environment after '\\begin'", 6),
    ("\\begin{bmatrix}x", "'\\begin{bmatrix}' is not ended here", 16),
    ("\\text x", "'\\text' takes plain words in braces", 6),
    ("a # b", "'#' has no meaning in a formula", 2),
    ("\\\\", "'\\\\' ends nothing that was begun", 0),
  ])
  func refusesFormula(tex: String, message: String, offset: Int) {
    #expect(throws: MathError(message: message, offset: offset)) {
      try MathMLRenderer().markup(for: tex, isDisplayed: true)
    }
  }

  @Test(arguments: [
    "{", "^{", "\\left(", "\\begin{cases}", "\\sqrt", "\\sqrt[", "\\frac1", "\\hat\\mathbf",
  ])
  func refusesDeepNesting(of piece: String) throws {
    let tex = String(repeating: piece, count: 10_000)
    let error = try #require(throws: MathError.self) {
      try MathMLRenderer().markup(for: tex, isDisplayed: true)
    }
    #expect(error.message == "the formula is nested more than 40 deep")
  }

  /// Every beginning of a formula is set or refused, and none takes the process down.
  @Test func survivesTruncation() throws {
    let tex =
      "\\begin{cases} \\sqrt[3]{\\left(\\frac{a_1^2}{b'}\\right)} & \\mathbf{x} \\\\ \\end{cases}"
    for length in 0...tex.count {
      _ = try? MathMLRenderer().markup(for: String(tex.prefix(length)), isDisplayed: true)
    }
  }
}
