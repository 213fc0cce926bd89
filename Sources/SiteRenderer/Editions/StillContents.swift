/// The table of contents of a book that is no site: parts, chapters and their sections.
struct StillContents {
  private let book: StillBook

  /// The address of a page, or of a place on it.
  private let address: (_ page: String, _ id: String?) -> String

  init(book: StillBook, address: @escaping (_ page: String, _ id: String?) -> String) {
    self.book = book
    self.address = address
  }

  /// The list.
  var element: MarkupElement {
    var groups: [(part: String?, pages: [StillPage])] = []
    for page in book.pages {
      // The sources belong to no part.
      if page.opensPart != nil || groups.isEmpty || page.page == PageMap.facts {
        groups.append((page.opensPart, []))
      }
      groups[groups.count - 1].pages.append(page)
    }
    let items = groups.flatMap { group -> [MarkupNode] in
      let pages = group.pages.map(item)
      guard let part = group.part else { return pages }
      let title = MarkupElement("span", ["class": "part"], [.plain(part)])
      let list = MarkupElement("ol", [:], pages)
      return [.element(MarkupElement("li", [:], [.element(title), .element(list)]))]
    }
    return MarkupElement("ol", [:], items)
  }

  private func item(_ page: StillPage) -> MarkupNode {
    let link = MarkupElement("a", ["href": address(page.page, nil)], [.plain(page.entry)])
    let sections = page.sections.filter { $0.level == 2 }.map { section -> MarkupNode in
      let link = MarkupElement(
        "a", ["href": address(page.page, section.id)], [.text(section.title)])
      return .element(MarkupElement("li", [:], [.element(link)]))
    }
    let list: [MarkupNode] =
      sections.isEmpty ? [] : [.element(MarkupElement("ol", [:], sections))]
    return .element(MarkupElement("li", [:], [.element(link)] + list))
  }
}
