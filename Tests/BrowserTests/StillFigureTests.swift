import Explorables
import Testing

/// The live figures where they cannot or should not move: without scripts, on paper, and for readers
/// who want nothing to move.
@Suite(.browser)
struct StillFigureTests: FigureVisiting {
  @Test(arguments: FigureKind.allCases)
  func withoutScriptsThePictureStays(kind: FigureKind) async throws {
    try await visit(kind, Look(hasScripts: false)) { page in
      let controls = try await page.evaluate(
        """
        [...document.querySelectorAll(".explorable :is(input, select, button)")]
          .filter((control) => control.checkVisibility()).length
        """)
      #expect(controls == 0)
      let parts = try await page.evaluate(
        """
        [".stage > *", ".says", "figcaption", ".figure-title"]
          .every((part) => document.querySelector(`.explorable ${part}`).checkVisibility())
        """)
      #expect(parts.isTrue)
    }
  }

  @Test func withoutScriptsALinkLeadsToTheFigure() async throws {
    try await visit(.overlap, Look(hasScripts: false)) { page in
      try await page.click("a[href='#overlap=k4s2']")
      let top = "document.querySelector('#overlap').getBoundingClientRect().top"
      try await page.wait(until: "\(top) > -100 && \(top) < innerHeight / 2")
    }
  }

  @Test func paperShowsTheStateOfNow() async throws {
    try await visit(.chain) { page in
      try await page.evaluate("location.hash = 'chain=i2c3.n2.c5p2f7'; 0")
      try await page.wait(
        until: "document.querySelector('#chain').dataset.state.startsWith('i2c3.n2')")
      try await page.show(Look(isPrinted: true))
      let words = try await page.evaluate(
        """
        [...document.querySelectorAll(".summary")].filter((one) => one.checkVisibility())
          .map((one) => one.textContent)
        """)
      #expect(
        words == ["nearest neighbour, factor 2", "convolution, K = 5, S = 1, P = 2, 7 channels"])
      let controls = try await page.evaluate(
        """
        [...document.querySelectorAll(".explorable :is(input, select, button)")]
          .filter((control) => control.checkVisibility()).length
        """)
      #expect(controls == 0)
    }
  }

  @Test func nothingPlaysForReadersWhoWantNothingToMove() async throws {
    try await visit(.painter) { page in
      let visible = try await page.evaluate(
        """
        ["play", "step", "start"].filter((name) =>
          document.querySelector(`.explorable [data-${name}]`).checkVisibility())
        """)
      #expect(visible == ["step", "start"])
    }
  }
}
