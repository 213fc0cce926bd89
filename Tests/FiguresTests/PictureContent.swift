import Figures
import Pictures
import SnippetSupport

/// What a picture holds, as far as a test asks: its words in order, and how many shapes of each kind.
struct PictureContent {
  var texts: [String] = []
  var counts: [ElementName: Int] = [:]
  var dashes: Set<String> = []
  var viewBox: Picture.ViewBox

  /// Reads the picture as the site does, which refuses what a page must not show.
  init(of figure: some Drawable) throws {
    let picture = try Picture(parsing: figure.svg)
    viewBox = picture.viewBox
    for node in picture.content { read(node) }
  }

  private mutating func read(_ node: Picture.Node) {
    guard case .element(let element) = node else { return }
    counts[element.name, default: 0] += 1
    for attribute in element.attributes where attribute.name == .strokeDasharray {
      dashes.insert(attribute.value)
    }
    for child in element.content {
      if case .text(let text) = child { texts.append(text) }
      read(child)
    }
  }

  func count(_ name: ElementName) -> Int { counts[name] ?? 0 }
}
