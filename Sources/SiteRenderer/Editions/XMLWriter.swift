/// Writes trees as XML: XHTML pages, and the lists of an EPUB.
enum XMLWriter {
  /// The names that a tree's elements have by being where they are.
  private static let namespaces = [
    "math": "http://www.w3.org/1998/Math/MathML", "svg": "http://www.w3.org/2000/svg",
  ]

  /// Returns a whole document.
  ///
  /// - Parameters:
  ///   - root: The outermost element.
  ///   - isPage: Whether it is an XHTML page.
  /// - Returns: The document with its first line.
  static func document(_ root: MarkupElement, isPage: Bool = false) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    if isPage { text += "<!DOCTYPE html>\n" }
    write(root, to: &text)
    return text + "\n"
  }

  private static func write(_ nodes: [MarkupNode], to text: inout String) {
    for node in nodes {
      switch node {
      case .text(let words): text += words
      case .element(let element): write(element, to: &text)
      }
    }
  }

  private static func write(_ element: MarkupElement, to text: inout String) {
    text += "<\(element.name)"
    if let space = namespaces[element.name], element["xmlns"] == nil {
      text += " xmlns=\"\(space)\""
    }
    for attribute in element.attributes { text += " \(attribute.name)=\"\(attribute.value)\"" }
    // A page may be read by a program that knows HTML alone, where only some elements end so.
    if element.content.isEmpty && MarkupParser.voidElements.contains(element.name) {
      text += "/>"
      return
    }
    text += ">"
    write(element.content, to: &text)
    text += "</\(element.name)>"
  }
}
