/// Rewrites the ids of pages and the links between them for a form in which pages have other names,
/// or are parts of one.
struct Readdressing {
  /// What becomes of an id of a page.
  var id: (_ id: String, _ page: String) -> String

  /// The address of a page, or of a place on it, seen from a page.
  var address: (_ target: (page: String, id: String?), _ page: String) -> String

  /// The ids of each page, by its name on the site.
  private let known: [String: Set<String>]

  /// Creates a rewriting.
  ///
  /// - Parameters:
  ///   - pages: All pages, by their names on the site.
  ///   - id: What becomes of an id of a page.
  ///   - address: The address of a page, or of a place on it, seen from a page.
  init(
    of pages: [String: [MarkupNode]],
    id: @escaping (_ id: String, _ page: String) -> String,
    address: @escaping (_ target: (page: String, id: String?), _ page: String) -> String
  ) {
    self.id = id
    self.address = address
    known = pages.mapValues { nodes in
      var ids: Set<String> = []
      nodes.forEachElement { element in element["id"].map { _ = ids.insert($0) } }
      return ids
    }
  }

  /// Rewrites a page.
  func content(_ nodes: [MarkupNode], on page: String) -> [MarkupNode] {
    nodes.mapElements { element in
      for index in element.attributes.indices {
        let attribute = element.attributes[index]
        element.attributes[index].value = value(of: attribute, in: element, on: page)
      }
    }
  }

  private func value(
    of attribute: MarkupElement.Attribute, in element: MarkupElement, on page: String
  ) -> String {
    let value = attribute.value
    switch attribute.name {
    case "id": return id(value, page)
    case "headers", "aria-labelledby", "aria-describedby":
      return value.split(separator: " ").map { id(String($0), page) }.joined(separator: " ")
    case "href": return href(value, on: page, isLink: element.name == "a")
    default:
      guard let start = value.firstRange(of: "url(#"),
        let end = value[start.upperBound...].firstIndex(of: ")")
      else { return value }
      let name = id(String(value[start.upperBound..<end]), page)
      return value[..<start.upperBound] + name + value[end...]
    }
  }

  /// A link's target; where the place does not exist in this form, its page.
  private func href(_ value: String, on page: String, isLink: Bool) -> String {
    let name = String(value.prefix { $0 != "#" })
    let target = name.isEmpty ? page : name
    guard let ids = known[target] else { return value }
    let fragment = value.contains("#") ? String(value.dropFirst(name.count + 1)) : nil
    // Within pictures, `use` refers to shapes.
    guard isLink else { return "#" + id(fragment ?? "", page) }
    return address((target, fragment.flatMap { ids.contains($0) ? $0 : nil }), page)
  }
}
