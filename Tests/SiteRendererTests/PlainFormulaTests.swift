import SiteRenderer
import Testing

@Suite struct PlainFormulaTests {
  @Test(arguments: [
    ("i \\cdot S + 2D", "i ⋅ S + 2D"),
    ("\\lfloor (K + 1) / 2 \\rfloor", "⌊ (K + 1) / 2 ⌋"),
    ("\\langle W u, v \\rangle = \\langle u, W^\\top v \\rangle", "⟨ W u, v ⟩ = ⟨ u, W^⊤ v ⟩"),
    ("x_{ij} + 2^{n} \\text{ cells}", "x_(ij) + 2^n  cells"),
    ("\\max(0, x)\\,y", "max(0, x) y"),
    ("a \\ne b", "a ≠ b"),
  ])
  func putsSignsInPlaceOfCommands(tex: String, text: String) {
    #expect(tex.plainFormula == text)
  }

  @Test(arguments: ["\\frac{a}{b}", "\\sqrt{2}", "\\hat x", "a \\"])
  func leavesWhatHasNoSign(tex: String) {
    #expect(tex.plainFormula == tex)
  }
}
