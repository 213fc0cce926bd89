import Testing

@testable import SiteRenderer

@Suite struct ApostropheTests {
  @Test(arguments: [
    ("the kernel's first weight", "the kernel’s first weight"),
    ("both layers' sizes", "both layers’ sizes"),
    ("'s value", "’s value"),
    ("it says 'no' twice ('no.')", "it says ‘no’ twice (‘no.’)"),
    ("W' and 5'", "W’ and 5’"),
    ("none", "none"),
  ])
  func printsThemAsTypeHasThem(text: String, printed: String) {
    #expect(text.withPrintedApostrophes == printed)
  }
}
