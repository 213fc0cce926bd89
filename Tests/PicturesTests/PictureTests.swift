import Testing

@testable import Pictures

@Suite struct PictureTests {
  func cause(_ content: String) -> PictureError.Cause? {
    causeOfWhole("<svg viewBox=\"0 0 10 10\">\(content)</svg>")
  }

  func causeOfWhole(_ text: String) -> PictureError.Cause? {
    do throws(PictureError) {
      _ = try Picture(parsing: text)
      return nil
    } catch {
      return error.cause
    }
  }

  @Test(arguments: ["\u{1}", "\u{7F}", "&#127;", "&#x80;", "&#x9f;", "&#31;"])
  func refusesControlCharacters(_ text: String) {
    #expect(cause("<title>a\(text)b</title>") != nil)
    #expect(cause("<g class='a\(text)b'/>") != nil)
  }

  @Test func readsShapesAndText() throws {
    let picture = try Picture(
      parsing: """

        <svg xmlns="http://www.w3.org/2000/svg" viewBox="-1,0 20 10.5">
          <!-- a cell -->
          <rect x='1' y="2" fill="var(--accent)" class="cell on"/>
          <text text-anchor="middle">1 &lt; &#50; &amp; <tspan>&#x33;</tspan></text>
        </svg>
        """)
    #expect(picture.viewBox == .init(x: -1, y: 0, width: 20, height: 10.5))
    #expect(
      picture.content == [
        .element(
          .init(
            name: .rect,
            attributes: [
              .init(name: .x, value: "1"), .init(name: .y, value: "2"),
              .init(name: .fill, value: "var(--accent)"), .init(name: .class, value: "cell on"),
            ], content: [])),
        .element(
          .init(
            name: .text, attributes: [.init(name: .textAnchor, value: "middle")],
            content: [
              .text("1 < 2 & "),
              .element(.init(name: .tspan, attributes: [], content: [.text("3")])),
            ])),
      ])
  }

  @Test(arguments: [
    "<defs><marker id='a' orient='auto'><path d='M0 0L1 1z'/></marker></defs>"
      + "<line marker-end='url(#a)' x1='0'/>",
    "<linearGradient id='a'><stop offset='0' stop-color='rgb(1, 2, 3)'/></linearGradient>"
      + "<linearGradient id='b' href='#a'/><circle fill='url(#b)'/>",
    "<symbol id='s'><g transform='translate(1 2) rotate(45)'/></symbol><use href='#s'/>",
    "<rect fill='color-mix(in srgb, var(--above) 14%, var(--paper))'/>",
    "<title>javascript: is only a word here (so is url(x))</title>", "<g aria-hidden='true'></g>",
  ])
  func takes(_ content: String) {
    #expect(cause(content) == nil)
  }

  @Test(arguments: [
    "script", "style", "image", "foreignObject", "a", "animate", "set", "iframe", "feImage",
    "RECT", "Script",
  ])
  func refusesElement(_ name: String) {
    #expect(cause("<g><\(name)/></g>") == .element(name))
  }

  @Test(arguments: [
    "onload", "onclick", "style", "tabindex", "filter", "src", "xml", "FILL", "data-x", "target",
  ])
  func refusesAttribute(_ name: String) {
    #expect(cause("<rect \(name)='x'/>") == .attribute(name, of: "rect"))
  }

  @Test(arguments: [
    ("fill", "url(https://example.org/x#a)"), ("fill", "url('#a')"), ("fill", "url( #a)"),
    ("fill", "URL(#a)"), ("fill", "u\\72l(#a)"), ("fill", "red \\"), ("fill", "image(x)"),
    ("fill", "src(x)"), ("fill", "image-set('x')"), ("clip-path", "path('M0')"),
    ("fill", "var(--a, url(//x))"), ("fill", "/*(*/url(#a)"), ("id", "1a"), ("id", "a b"),
    ("id", ""), ("href", "#a"), ("xmlns", "http://www.w3.org/1999/xhtml"),
    ("fill", "&#117;rl(x)"),
  ])
  func refusesValue(_ name: String, _ value: String) {
    guard case .value(_, of: name) = cause("<g id='a'/><rect \(name)=\"\(value)\"/>") else {
      Issue.record("\(String(describing: cause("<rect \(name)=\"\(value)\"/>")))")
      return
    }
  }

  @Test func refusesLinksElsewhere() {
    #expect(cause("<use href='other.svg#a'/>") == .value("other.svg#a", of: "href"))
    #expect(cause("<use href='#a'/>") == .reference("a"))
    #expect(cause("<rect fill='url(#a)'/>") == .reference("a"))
    #expect(cause("<g id='a'/><g id='a'/>") == .duplicateID("a"))
  }

  @Test(arguments: [
    "<!DOCTYPE svg><svg viewBox='0 0 1 1'/>", "<?xml version='1.0'?><svg viewBox='0 0 1 1'/>",
    "<svg viewBox='0 0 1 1'/><svg viewBox='0 0 1 1'/>", "", " ", "svg", "<g/>", "\u{FEFF}<svg/>",
    "<svg viewBox='0 0 1 1'/>x",
  ])
  func wantsOneElement(_ text: String) {
    #expect(causeOfWhole(text) != nil)
  }

  @Test(arguments: [
    "<svg/>", "<svg viewBox=''/>", "<svg viewBox='0 0 1'/>", "<svg viewBox='0 0 0 1'/>",
    "<svg viewBox='0 0 1 -1'/>", "<svg viewBox='0 0 nan 1'/>", "<svg viewBox='0 0 inf 1'/>",
    "<svg viewBox='0 0 1 x'/>",
  ])
  func wantsViewBox(_ text: String) {
    #expect(causeOfWhole(text) == .noViewBox)
  }

  @Test(arguments: [
    "<rect", "<rect x", "<rect x=", "<rect x=1/>", "<rect x='1", "<rect x='<'/>", "<rect></g>",
    "<rect>", "<text>&nbsp;</text>", "<text>&#0;</text>", "<text>&#x202e</text>", "<text>&</text>",
    "<text>\u{1}</text>", "<!-- -- -->", "<!--", "<![CDATA[x]]>", "<svg:rect/>",
    "<rect x='1' x='2'/>",
    "<rect xlink:href='#a'/>",
  ])
  func refusesMalformedText(_ content: String) {
    #expect(cause(content) != nil)
  }

  @Test func refusesTextBetweenShapes() {
    #expect(cause("<g> x </g>") == .text(in: "g"))
  }

  @Test func hasLimits() {
    let deep = Picture.depthLimit
    let nested = { String(repeating: "<g>", count: $0) + String(repeating: "</g>", count: $0) }
    #expect(cause(nested(deep - 1)) == nil)
    #expect(cause(nested(deep)) == .tooDeep)
    #expect(cause(String(repeating: "<g/>", count: Picture.elementLimit - 1)) == nil)
    #expect(cause(String(repeating: "<g/>", count: Picture.elementLimit)) == .tooManyElements)
    #expect(cause("<text>" + String(repeating: "x", count: Picture.byteLimit)) == .tooLarge)
  }

  @Test func namesThePlace() {
    #expect(throws: PictureError.self) {
      try Picture(parsing: "<svg viewBox='0 0 1 1'>\n  <blink/></svg>")
    }
    do {
      _ = try Picture(parsing: "<svg viewBox='0 0 1 1'>\n  <blink/></svg>")
    } catch {
      #expect(error.line == 2 && error.column == 4)
      #expect(error.description == "a picture has no element 'blink'")
    }
  }
}
