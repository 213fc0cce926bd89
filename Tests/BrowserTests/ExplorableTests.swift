import Drawing
import Explorables
import Testing

/// The live figures, as readers use them: with a mouse, with keys, with a finger, and without scripts.
@Suite(.browser)
struct ExplorableTests: FigureVisiting {
  @Test(arguments: FigureKind.allCases)
  func pagesDrawWhatTheLibraryDraws(kind: FigureKind) async throws {
    try await visit(kind) { page in
      for spelling in Self.states[kind] ?? [] {
        let figure = kind.shown(try #require(Settings(Phrase(spelling))))
        try await page.evaluate("location.hash = '\(kind.text)=\(spelling)'; 0")
        let state = "document.querySelector('.explorable').dataset.state"
        try await page.wait(until: "\(state) === '\(figure.spelling.text)'")
        let says = "document.querySelector('.says').textContent"
        try await page.wait(until: "\(says) === \(Page.quoted(figure.says.text))")
        let isSame = try await page.evaluate(
          """
          (() => {
            const native = document.createElement("div");
            native.innerHTML = \(Page.quoted(figure.markup.text));
            const drawn = document.querySelector(".drawn").cloneNode(true);
            // The page's script lets the Tab key into code only where that scrolls.
            for (const tree of [native, drawn]) {
              for (const code of tree.querySelectorAll("pre")) code.removeAttribute("tabindex");
            }
            return native.childNodes.length === drawn.childNodes.length
              && [...native.childNodes].every((node, n) => node.isEqualNode(drawn.childNodes[n]));
          })()
          """)
        #expect(isSame.isTrue, "\(kind.text)=\(spelling)")
      }
    }
  }

  @Test func aLinkInTheTextSetsItsFigure() async throws {
    try await visit(.overlap) { page in
      try await page.click("a[href='#overlap=k4s2']")
      try await page.wait(until: "document.querySelector('#overlap').dataset.state === 'k4s2'")
      let top = "document.querySelector('#overlap').getBoundingClientRect().top"
      try await page.wait(until: "\(top) > -1 && \(top) < innerHeight / 2")
      try await page.wait(until: "document.querySelector('.says').textContent.startsWith('✓ Even')")
    }
  }

  @Test func theWayBackLeadsToWhatWasShown() async throws {
    try await visit(.overlap) { page in
      let state = "document.querySelector('#overlap').dataset.state"
      for spelling in ["k4s2", "k4s3"] {
        try await page.click("a[href='#overlap=\(spelling)']")
        try await page.wait(until: "\(state) === '\(spelling)'")
      }
      for spelling in ["k4s2", "k3s2"] {
        try await page.evaluate("history.back()")
        try await page.wait(until: "\(state) === '\(spelling)'")
      }
    }
  }

  @Test func aStateOutOfRangeBecomesTheNearestOne() async throws {
    try await visit(.overlap) { page in
      try await page.evaluate("location.hash = 'overlap=k99s0z4'; 0")
      try await page.wait(until: "document.querySelector('#overlap').dataset.state === 'k6s1'")
      for nonsense in ["overlap=", "overlap=%F0%9F", "overlap=k", "nothing=k3", "overlap=k999999"] {
        try await page.evaluate("location.hash = '\(nonsense)'; 0")
      }
      #expect(try await page.evaluate("document.querySelector('.drawn table') !== null").isTrue)
    }
  }

  @Test func slidersMoveByKeysAndTheAddressFollows() async throws {
    try await visit(.overlap) { page in
      try await page.evaluate("document.getElementById('overlap.k').focus(); 0")
      try await page.press("ArrowRight")
      try await page.wait(until: "document.querySelector('#overlap').dataset.state === 'k4s2'")
      try await page.wait(until: "location.hash === '#overlap=k4s2'")
      let focus = try await page.focus
      #expect(focus == "overlap.k")
      #expect(
        try await page.evaluate("document.querySelector('#overlap input[type=number]').value")
          == "4")
      for _ in 0..<9 { try await page.press("ArrowRight") }
      try await page.wait(until: "document.querySelector('#overlap').dataset.state === 'k6s2'")
    }
  }

  @Test func numbersCanBeTyped() async throws {
    try await visit(.outputSize) { page in
      try await page.evaluate(
        "document.querySelector('#output-size input[type=number][name=i]').select(); 0")
      try await page.type("16")
      try await page.press("Tab")
      try await page.wait(
        until: "document.querySelector('#output-size').dataset.state === 'i16k3s2d1o0p1t5'")
      try await page.wait(until: "document.querySelector('.says').textContent.includes('31 cells')")
      try await page.evaluate(
        "document.querySelector('#output-size input[type=number][name=o]').select(); 0")
      try await page.type("50")
      try await page.press("Enter")
      try await page.wait(
        until: "document.querySelector('#output-size').dataset.state === 'i16k3s2d1o1p1t5'")
    }
  }

  @Test func textIsCopied() async throws {
    try await visit(.outputSize) { page in
      try await page.allowClipboard()
      try await page.click("[aria-label='Copy for PyTorch']")
      try await page.wait(
        until: "document.querySelector('.explorable [data-copy]').textContent === 'Copied'")
      let text = try await page.evaluate("navigator.clipboard.readText()").string
      #expect(text == OutputSizeFigure("i4k3s2p1").pyTorch.text)
    }
  }

  @Test func theMouseShowsWhatACellIsTiedTo() async throws {
    try await visit(.adjoint) { page in
      try await page.hover("[data-look=c9]")
      try await page.wait(until: "document.querySelector('#adjoint').dataset.state === 'w1c9'")
      try await page.wait(
        until: "document.querySelector('.says').textContent.startsWith('Output cell (1, 1)')")
      #expect(try await page.evaluate("document.querySelectorAll('[data-look].tied').length") == 2)
      #expect(try await page.evaluate("document.querySelectorAll('.small .line').length") == 4)
    }
  }

  @Test func theArrowsGoFromCellToCell() async throws {
    try await visit(.adjoint) { page in
      try await page.evaluate(
        "document.querySelector('#adjoint input[type=radio]:checked').focus(); 0")
      try await page.press("Tab")
      let entry = try await page.focus
      #expect(entry == "input (0, 0): 1")
      for (key, label) in [
        ("ArrowRight", "input (0, 1): 2"), ("ArrowDown", "input (1, 1): 4"),
        ("ArrowDown", "input (1, 1): 4"), ("Home", "input (1, 0): 3"),
      ] {
        try await page.press(key)
        let focus = try await page.focus
        #expect(focus == label)
      }
      try await page.wait(until: "document.querySelector('#adjoint').dataset.state === 'w1c2'")
      // The output is the next stop, and the text of the page has not been turned.
      try await page.press("Tab")
      let first = try await page.focus
      #expect(first.hasPrefix("output (0, 0)"))
      try await page.press("End")
      try await page.wait(until: "document.querySelector('#adjoint').dataset.state === 'w1c7'")
      try await page.press("Tab", shift: true)
      let last = try await page.focus
      #expect(last.hasPrefix("input"))
    }
  }

  @Test func aFingerPaints() async throws {
    try await visit(.painter, Look(screen: .phone)) { page in
      try await page.tap(".explorable [data-start]")
      try await page.wait(
        until: "document.querySelector('#scatter-painter').dataset.state === 'w0s1m0l0'")
      try await page.tap("#scatter-painter tr:nth-child(2) td:nth-child(2)[data-do]")
      try await page.wait(
        until: "document.querySelector('#scatter-painter').dataset.state === 'w0s1m8l1'")
      try await page.wait(
        until: "document.querySelector('.says').textContent.includes('4 × the kernel')")
      let size = try await page.evaluate(
        """
        Math.min(...[...document.querySelectorAll(
          ".explorable :is(button, input, select, td[tabindex])")]
          .filter((one) => one.checkVisibility() && one.type !== "radio")
          .map((one) => one.getBoundingClientRect().height))
        """)
      #expect((size.number ?? 0) >= 44)
    }
  }

  @Test func keysPaintAndTakePaintOff() async throws {
    try await visit(.painter) { page in
      let state = "document.querySelector('#scatter-painter').dataset.state"
      try await page.evaluate(
        "document.querySelector('#scatter-painter td[tabindex=\"0\"]').focus(); 0")
      try await page.press("ArrowRight")
      try await page.press(" ")
      try await page.wait(until: "\(state) === 'w0s1m15l4'")
      try await page.press("Enter")
      try await page.wait(until: "\(state) === 'w0s1m7l0'")
      let focus = try await page.focus
      #expect(focus == "input (1, 1): 4, not painted")
    }
  }

  @Test func theLastStepKeepsTheFocus() async throws {
    try await visit(.painter) { page in
      let state = "document.querySelector('#scatter-painter').dataset.state"
      try await page.evaluate("document.querySelector('#scatter-painter [data-step]').focus(); 0")
      for _ in 0..<2 {
        try await page.press("Enter")
        try await page.wait(until: "\(state) === 'w0s1m15l4'")
      }
      #expect(try await page.evaluate("document.activeElement.textContent") == "Step")
      #expect(
        try await page.evaluate("document.activeElement.getAttribute('aria-disabled')") == "true")
    }
  }

  @Test func playPlaysOnceAndStops() async throws {
    try await visit(.painter, Look(isStill: false)) { page in
      let state = "document.querySelector('#scatter-painter').dataset.state"
      let play = "document.querySelector('.explorable [data-play]')"
      // A page that still scrolls would carry the button away from under the mouse.
      try await page.evaluate("document.documentElement.style.scrollBehavior = 'auto'; 0")
      try await page.evaluate("location.hash = 'scatter-painter=m15l4'; 0")
      try await page.wait(until: "\(state) === 'w0s1m15l4'")
      // The page itself notes each new state and whether it plays, however late the test looks.
      try await page.evaluate(
        """
        window.noted = [];
        let last = \(state);
        new MutationObserver(() => {
          if (\(state) === last) return;
          last = \(state);
          noted.push(
            last.slice(4) + (\(play).getAttribute('aria-pressed') === 'true' ? ' plays' : ' stands'));
        }).observe(document.querySelector('#scatter-painter'), { attributeFilter: ['data-state'] });
        0
        """)
      try await page.click(".explorable [data-play]")
      try await page.wait(until: "noted.length >= 5 && \(play).textContent === 'Play'")
      #expect(
        try await page.evaluate("noted.join()")
          == "m0l0 plays,m1l1 plays,m3l2 plays,m7l3 plays,m15l4 stands")
      // Pressed again, it can be stopped on the way.
      try await page.evaluate(
        """
        new MutationObserver(() => { if (\(state) === 'w0s1m1l1') \(play).click(); })
          .observe(document.querySelector('#scatter-painter'), { attributeFilter: ['data-state'] });
        0
        """)
      try await page.click(".explorable [data-play]")
      try await page.wait(until: "noted.length >= 7 && \(play).textContent === 'Play'")
      #expect(try await page.evaluate("noted.slice(5).join()") == "m0l0 plays,m1l1 plays")
    }
  }

  @Test func theKernelIsLaidOnTheCellsThatMakeAnOutput() async throws {
    try await visit(.fractionalStride) { page in
      try await page.click("[data-do=c12]")
      try await page.wait(
        until: "document.querySelector('.says').textContent.includes('= 36')")
      try await page.click("input[value=t0]")
      try await page.wait(until: "document.querySelectorAll('.drawn td').length === 4")
      try await page.click(".explorable [data-step]")
      try await page.wait(until: "document.querySelectorAll('.drawn .between').length === 5")
    }
  }

  @Test func bothSidesOfAShuffleLightUp() async throws {
    try await visit(.pixelShuffle) { page in
      try await page.hover("[aria-label^='input channel 5, cell (1, 0)']")
      try await page.wait(until: "document.querySelectorAll('.lit').length === 2")
      try await page.wait(
        until: """
          [...document.querySelectorAll('.lit')].every((cell) => cell.textContent === '5c')
          """)
    }
  }

  @Test func aChainIsBuiltWithControls() async throws {
    try await visit(.chain, Look(screen: .phone)) { page in
      let state = "document.querySelector('#chain').dataset.state"
      try await page.tap("[data-do=l3]")
      try await page.wait(until: "\(state).split('.').length === 4")
      try await page.evaluate(
        """
        (() => {
          const list = document.getElementById("chain.layer-3");
          list.selectedIndex = 2;
          list.dispatchEvent(new Event("change", { bubbles: true }));
        })()
        """)
      try await page.wait(until: "\(state).endsWith('.n2')")
      try await page.wait(until: "document.querySelector('.says').textContent.includes('32 × 32')")
      try await page.tap("[data-do=l2]")
      try await page.wait(until: "\(state).split('.').length === 3")
    }
  }

  /// States that differ from the first one in every way.
  private static let states: [FigureKind: [String]] = [
    .adjoint: ["w0c0", "w0c13", "w1c3"],
    .painter: ["w1s3m15l4", "w0s2m5l1", "s1m0l0"],
    .outputSize: ["i1k1s1d1o0p0t5", "i7k5s3d3o2p1t2", "i32k9s6"],
    .fractionalStride: ["t0", "t1s3", "t2s1p1", "t3s3p0c35"],
    .overlap: ["k1s4", "k6s2", "k5s3"],
    .pixelShuffle: ["r3c2d1o40", "r2c1d0o0"],
    .spectrum: ["k1s4w0f5", "k4s2w1f2", "k6s3w2f0"],
    .chain: ["i8c4.b2.c3p1f2.x3p1s2f1", "i2c2.t6s4", "i4c3.n2.n2.b2.t2s2.c5p2"],
  ]
}

extension Page {
  /// The name or the id of the element that has the focus.
  fileprivate var focus: String {
    get async throws {
      try await evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.id"
      ).string ?? ""
    }
  }
}

extension FigureKind {
  /// The name in addresses.
  fileprivate var text: String { name.text }
}

extension Phrase {
  fileprivate init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Markup {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
