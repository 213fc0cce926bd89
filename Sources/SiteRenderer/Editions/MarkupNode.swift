/// A piece of a page as a tree, for what must be rearranged after it was rendered.
enum MarkupNode: Hashable, Sendable {
  /// Text, escaped as it stands in markup.
  case text(String)

  /// An element.
  case element(MarkupElement)

  /// Creates text from words that are not escaped.
  static func plain(_ words: String) -> MarkupNode {
    .text(HTML(text: words).markup)
  }

  /// The element, if it is one.
  var element: MarkupElement? {
    if case .element(let element) = self { element } else { nil }
  }

  /// Whether it is text of nothing but spaces and line ends.
  var isBlank: Bool {
    if case .text(let text) = self { text.allSatisfy(\.isWhitespace) } else { false }
  }
}

/// An element with its attributes and its content.
struct MarkupElement: Hashable, Sendable {
  /// An attribute; the value is escaped as it stands in markup.
  struct Attribute: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// The name.
  var name: String

  /// The attributes in order.
  var attributes: [Attribute]

  /// What stands between its tags.
  var content: [MarkupNode]

  /// Creates an element; attributes whose value is `nil` are left out, others are escaped.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    _ content: [MarkupNode] = []
  ) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in
      value.map { Attribute(name: name, value: HTML(text: $0).markup) }
    }
    self.content = content
  }

  /// The value of an attribute as it stands in markup; `nil` takes the attribute away.
  subscript(_ name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      guard let index = attributes.firstIndex(where: { $0.name == name }) else {
        if let newValue { attributes.append(Attribute(name: name, value: newValue)) }
        return
      }
      if let newValue {
        attributes[index].value = newValue
      } else {
        attributes.remove(at: index)
      }
    }
  }

  /// Whether the element is of a class.
  func has(class name: String) -> Bool {
    self["class"]?.split(separator: " ").contains(Substring(name)) ?? false
  }

  /// The text in it, escaped as it stands in markup.
  var text: String {
    content.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  /// Whether an element of a name is in it.
  func contains(_ name: String) -> Bool {
    content.contains { node in
      node.element.map { $0.name == name || $0.contains(name) } ?? false
    }
  }
}

extension [MarkupNode] {
  /// The nodes with those elements changed, at any depth, for which there is a change.
  ///
  /// - Parameter change: Changes an element whose content is changed already.
  /// - Returns: The nodes.
  func mapElements(_ change: (inout MarkupElement) -> Void) -> [MarkupNode] {
    map { node in
      guard case .element(var element) = node else { return node }
      element.content = element.content.mapElements(change)
      change(&element)
      return .element(element)
    }
  }

  /// Calls a closure with every element, at any depth.
  func forEachElement(_ body: (MarkupElement) -> Void) {
    for case .element(let element) in self {
      body(element)
      element.content.forEachElement(body)
    }
  }
}
