/// Brackets that grow with their content, and environments.
extension TeXParser {
  /// Reads a bracket after `\left`, `\right` or `\big`; `nil` for `.`, which stands for none.
  mutating func delimiter() throws(MathError) -> String? {
    let start = scanner.offset
    switch scanner.next() {
    case .character("."): return nil
    case .character(let scalar) where "()[]|/".unicodeScalars.contains(scalar):
      return String(scalar)
    case .command("|"): return "‖"
    case .command(let name):
      if let text = MathSymbols.opening[name] ?? MathSymbols.closing[name] { return text }
    default: break
    }
    throw MathError(message: "a bracket is missing here", offset: start)
  }

  /// Returns content between brackets of its height.
  func stretched(_ open: String?, _ content: HTML, _ close: String?) -> HTML {
    HTML("mrow") {
      open.map { text in HTML("mo", ["form": "prefix", "stretchy": "true"]) { text } }
      content
      close.map { text in HTML("mo", ["form": "postfix", "stretchy": "true"]) { text } }
    }
  }

  mutating func fenced() throws(MathError) -> Atom {
    let open = try delimiter()
    let content = try row()
    guard scanner.peeked == .command("right") else { throw error("'\\left' has no '\\right'") }
    _ = scanner.next()
    let close = try delimiter()
    return Atom(kind: .ordinary, markup: stretched(open, content, close))
  }

  mutating func environment() throws(MathError) -> Atom {
    let start = scanner.offset
    guard let name = scanner.rawGroup(), let fences = MathSymbols.matrices[name] else {
      throw MathError(message: "unknown environment after '\\begin'", offset: start)
    }
    // The columns of an array are centred whatever its argument says.
    if name == "array" { _ = scanner.rawGroup() }
    let rows = try self.rows()
    let end = scanner.offset
    guard scanner.next() == .command("end"), scanner.rawGroup() == name else {
      throw MathError(message: "'\\begin{\(name)}' is not ended here", offset: end)
    }
    let content = table(rows, style: style(of: name))
    return Atom(kind: .ordinary, markup: stretched(fences.open, content, fences.close))
  }

  private mutating func rows() throws(MathError) -> [[HTML]] {
    var rows: [[HTML]] = [[]]
    while true {
      rows[rows.count - 1].append(try row())
      switch scanner.peeked {
      case .alignment: _ = scanner.next()
      case .command("\\"), .command("cr"):
        _ = scanner.next()
        // A line end behind the last row begins no other.
        if scanner.peeked == .command("end") { return rows }
        rows.append([])
      default: return rows
      }
    }
  }

  /// The stylesheet sets columns, because MathML Core has no attribute for it.
  private func style(of environment: String) -> String? {
    switch environment {
    case "aligned", "align*", "split": "aligned"
    case "cases": "cases"
    default: nil
    }
  }

  private func table(_ rows: [[HTML]], style: String?) -> HTML {
    let isDisplayed = style == "aligned" ? "true" : nil
    return HTML("mtable", ["class": style, "displaystyle": isDisplayed]) {
      rows.map { row in
        HTML("mtr") { row.map { cell in HTML("mtd") { cell } } }
      }
    }
  }
}
