/// A table of numbers, of which the reader may point at some.
///
/// One whose cells change something is a grid to a screen reader, and one stop of the Tab key; the
/// page's script lets the arrows go from cell to cell.
public struct Grid {
  /// What is shown, such as `Output, 4 × 4`.
  public var caption: Phrase

  /// The number of rows.
  public var rows: Int

  /// The number of columns.
  public var columns: Int

  /// The row and column at which the Tab key enters; `nil` for a table that is only looked at.
  public var entry: (row: Int, column: Int)?

  /// More of the stylesheet's classes.
  public var style: Phrase

  /// Creates a grid.
  public init(
    _ caption: Phrase, rows: Int, columns: Int, entry: (row: Int, column: Int)? = nil,
    style: Phrase = ""
  ) {
    self.caption = caption
    self.rows = rows
    self.columns = columns
    self.entry = entry
    self.style = style
  }
}

/// A cell of a grid.
public struct Cell {
  /// What stands in it.
  public var text: Phrase

  /// How strongly it is coloured, 0 to 5.
  public var heat = 0

  /// The stylesheet's classes, such as `lit`, which draws a thick frame.
  public var style: Phrase = ""

  /// What it is to a screen reader, if the text does not say enough.
  public var label: Phrase?

  /// Whether it is chosen.
  public var isSelected = false

  /// The change of state when a reader points at it or goes to it.
  public var look: Phrase?

  /// The change of state when a reader clicks it.
  public var act: Phrase?

  /// Creates a cell.
  public init(_ text: Phrase, heat: Int = 0, style: Phrase = "") {
    self.text = text
    self.heat = heat
    self.style = style
  }
}

extension Markup {
  /// Adds a grid, asking for each of its cells.
  public mutating func grid(_ grid: Grid, cell: (_ row: Int, _ column: Int) -> Cell) {
    let isInteractive = grid.entry != nil
    let style: Phrase = "lattice \(grid.style)"
    element("div", ["class": "part"]) { part in
      // A caption would stretch a small table to its own width.
      part.element("p", ["class": "plate", "aria-hidden": "true"], text: grid.caption)
      part.element(
        "table",
        ["class": style, "role": isInteractive ? "grid" : nil, "aria-label": grid.caption]
      ) { table in
        table.element("tbody") { body in
          for row in 0..<grid.rows {
            body.element("tr", ["role": isInteractive ? "row" : nil]) { line in
              for column in 0..<grid.columns {
                let isEntry = grid.entry.map { $0.row == row && $0.column == column }
                line.cell(cell(row, column), isEntry: isEntry)
              }
            }
          }
        }
      }
    }
  }

  private mutating func cell(_ cell: Cell, isEntry: Bool?) {
    var style = cell.style
    if cell.heat > 0 { style += "\(style.isEmpty ? "" : " ")p\(cell.heat)" }
    var attributes: Attributes = ["class": style.isEmpty ? nil : style, "aria-label": cell.label]
    if let isEntry {
      attributes =
        attributes + [
          "role": "gridcell", "tabindex": isEntry ? "0" : "-1", "data-look": cell.look,
          "data-do": cell.act,
          "aria-selected": cell.isSelected ? "true" : "false",
        ]
    }
    element("td", attributes, text: cell.text)
  }
}
