/// The book as one page to be printed.
extension StillBook {
  /// The name of the page among the files to be printed.
  public static let printedPage = "book.xhtml"

  /// Returns the page with the whole book, and the files that it needs.
  ///
  /// - Parameter sheets: The sheets of chapters and sections, by their ids in the page; the contents
  ///   leave room for those that are not known.
  /// - Returns: The files, the page first.
  public func printedFiles(sheets: [String: Int] = [:]) -> [SiteFile] {
    let styles = theme.stylesheets(forEdition: ["book.css", "print.css"])
    let readdressing = Readdressing(
      of: Dictionary(pages.map { ($0.page, $0.content) }, uniquingKeysWith: { first, _ in first }),
      id: { id, page in Self.place(page, id) },
      address: { target, _ in "#" + Self.place(target.page, target.id) })
    let chapters = pages.enumerated().map { index, page -> MarkupNode in
      let content = readdressing.content(page.content, on: page.page)
      return .element(
        MarkupElement(
          "div", ["class": "page page-\(index)", "id": Self.place(page.page, nil)],
          content.outlined))
    }
    let body: [MarkupNode] =
      [.element(MarkupElement("div", ["class": "front"], [.element(cover.picture)]))]
      + [.element(contents(sheets))] + chapters
    let root = MarkupElement(
      "html",
      ["xmlns": "http://www.w3.org/1999/xhtml", "lang": language, "data-theme": "light"],
      [.element(head(styles)), .element(MarkupElement("body", [:], body))])
    return [SiteFile(path: Self.printedPage, text: XMLWriter.document(root, isPage: true))]
      + styles + theme.assets(namedIn: styles) + pictures
  }

  /// The id of a page, or of a place on it, in the one page.
  private static func place(_ page: String, _ id: String?) -> String {
    page.dropLast(".html".count) + (id.map { "/\($0)" } ?? "")
  }

  private func contents(_ sheets: [String: Int]) -> MarkupElement {
    let list = StillContents(book: self) { "#" + Self.place($0, $1) }
    let numbered = [.element(list.element)].mapElements { element in
      guard element.name == "a", let place = element["href"]?.dropFirst() else { return }
      let sheet = sheets[String(place)].map { "\($0)" } ?? ""
      element.content = [
        .element(MarkupElement("span", ["class": "entry"], element.content)),
        .element(MarkupElement("span", ["class": "sheet"], [.plain(sheet)])),
      ]
    }
    let heading = MarkupElement("h1", [:], [.plain("Contents")])
    return MarkupElement("nav", ["class": "book-contents"], [.element(heading)] + numbered)
  }

  private func head(_ styles: [SiteFile]) -> MarkupElement {
    let links = styles.map { style -> MarkupNode in
      .element(MarkupElement("link", ["rel": "stylesheet", "href": style.path.percentEncoded]))
    }
    let rules = pages.enumerated().map { Self.runningHead(of: $1, number: $0) }.joined()
    return MarkupElement(
      "head", [:],
      [
        .element(MarkupElement("meta", ["charset": "utf-8"])),
        // Nothing here is a script; should a picture hold one, it does not run.
        .element(
          MarkupElement(
            "meta",
            ["http-equiv": "Content-Security-Policy", "content": "script-src 'none'"])),
        .element(MarkupElement("title", [:], [.plain(title)])),
      ] + links + [.element(MarkupElement("style", [:], [.plain(rules)]))])
  }

  /// The rules that put a chapter's title at the head of its sheets.
  private static func runningHead(of page: StillPage, number: Int) -> String {
    // Whatever a title holds, it stays within the string.
    let title = page.entry.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar == " "
        ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
    }.joined()
    return """
      .page-\(number) { page: sheet-\(number); }
      @page sheet-\(number) { @top-left { content: "\(title)"; } }

      """
  }
}

extension [MarkupNode] {
  /// The content without those headings that would crowd the outline of the printed book.
  fileprivate var outlined: [MarkupNode] {
    map { node in
      guard case .element(var element) = node else { return node }
      if element.has(class: "aims") {
        element.content = element.content.mapElements { part in
          guard part.name == "h2" else { return }
          part.name = "p"
          part["class"] = "aims-title"
        }
      } else {
        element.content = element.content.outlined
      }
      return .element(element)
    }
  }
}
