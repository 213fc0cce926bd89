import Pictures

extension HTML {
  /// Creates a picture that is read out as its description.
  ///
  /// - Parameters:
  ///   - picture: The picture.
  ///   - name: What it is called, such as `Figure 2.1`.
  ///   - description: What it shows.
  ///   - idPrefix: What stands before its ids, so that no two on a page are equal.
  init(_ picture: Picture, name: String, description: String, idPrefix: String) {
    let box = picture.viewBox
    let content = HTML(picture.content, idPrefix: idPrefix)
    self = HTML(
      "svg",
      [
        "role": "img", "aria-labelledby": "\(idPrefix)title \(idPrefix)desc",
        "viewBox": [box.x, box.y, box.width, box.height].map(Self.number).joined(separator: " "),
        "width": Self.number(box.width), "height": Self.number(box.height),
      ]
    ) {
      HTML("title", ["id": "\(idPrefix)title"]) { name }
      HTML("desc", ["id": "\(idPrefix)desc"]) { description }
      content
    }
  }

  private init(_ nodes: [Picture.Node], idPrefix: String) {
    self = .joined(
      nodes.lazy.map { node in
        switch node {
        case .text(let text): HTML(text: text)
        case .element(let element): HTML(element, idPrefix: idPrefix)
        }
      })
  }

  private init(_ element: Picture.Element, idPrefix: String) {
    var attributes: [(AttributeName, String)] = []
    for attribute in element.attributes {
      attributes.append((attribute.name, attribute.value(idPrefix: idPrefix)))
    }
    self.init(element.name, attributes, content: HTML(element.content, idPrefix: idPrefix))
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}

extension Picture.Attribute {
  /// The value with what it says of ids put in the page's terms.
  fileprivate func value(idPrefix: String) -> String {
    switch name {
    case .id: idPrefix + value
    case .href: "#" + idPrefix + value.dropFirst()
    default: value.contains("url(#") ? value.replacing("url(#", with: "url(#\(idPrefix)") : value
    }
  }
}
