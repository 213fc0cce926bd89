/// The picture on the front of a book: its title below a grid of numbers' cells.
struct BookCover {
  /// How many letters fit on a line at the largest size.
  private static let lineLength = 15

  /// The cells as columns, rows and strengths: where copies of a kernel meet, they add up.
  private static let cells: [(column: Int, row: Int, strength: String)] = [
    (0, 0, ".14"), (1, 0, ".14"), (2, 0, ".24"), (0, 1, ".14"), (1, 1, ".42"), (2, 1, ".58"),
    (0, 2, ".42"), (1, 2, "1"), (2, 2, ".78"),
  ]

  /// The book's title.
  var title: String

  /// The lines at the foot.
  var notes: [String]

  /// The picture, 600 wide and 900 high.
  var picture: MarkupElement {
    MarkupElement(
      "svg",
      [
        "viewBox": "0 0 600 900", "width": "600", "height": "900", "role": "img",
        "aria-label": "Cover: \(title)",
      ],
      [.element(MarkupElement("rect", ["width": "600", "height": "900", "fill": "#fcfaf4"]))]
        + grid + words)
  }

  private var grid: [MarkupNode] {
    Self.cells.map { cell in
      .element(
        MarkupElement(
          "rect",
          [
            "x": "\(60 + cell.column * 104)", "y": "\(80 + cell.row * 104)", "width": "92",
            "height": "92", "fill": "#0c6462", "fill-opacity": cell.strength,
          ]))
    }
  }

  private var words: [MarkupNode] {
    let lines = titleLines
    let size = lines.contains { $0.count > Self.lineLength } || lines.count > 4 ? 40 : 60
    let title = lines.enumerated().map { index, line in
      text(line, y: 490 + index * size * 6 / 5, size: size, family: "serif", color: "#22252a")
    }
    let foot = notes.enumerated().map { index, line in
      text(
        line, y: 840 + (index + 1 - notes.count) * 30, size: 19, family: "sans-serif",
        color: "#5d5f63")
    }
    return title + foot
  }

  private func text(
    _ words: String, y: Int, size: Int, family: String, color: String
  ) -> MarkupNode {
    .element(
      MarkupElement(
        "text",
        [
          "x": "60", "y": "\(y)", "font-family": family, "font-size": "\(size)", "fill": color,
        ], [.plain(words)]))
  }

  /// The title's words on as few lines as fit; a word that is too long has one of its own.
  private var titleLines: [String] {
    var lines: [String] = []
    for word in title.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= Self.lineLength {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension StillBook {
  /// The cover, with what is proven and when the programs last ran.
  var cover: BookCover {
    let facts = tally.map { "\($0.fraction) facts checked by running code" }
    let day = checkedAt.map { CivilDate(secondsSince1970: $0).words }
    return BookCover(title: title, notes: [facts, day].compactMap(\.self))
  }
}
