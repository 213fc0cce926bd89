/// What `swift-symbolgraph-extract` writes of a module, as far as it is used here.
struct SymbolGraph: Decodable {
  struct Symbol: Decodable {
    struct Kind: Decodable { var identifier: String }
    struct Identifier: Decodable { var precise: String }
    struct Fragment: Decodable {
      var kind: String
      var spelling: String
    }
    struct Comment: Decodable {
      struct Line: Decodable { var text: String }
      var lines: [Line]
    }

    var kind: Kind
    var identifier: Identifier
    var pathComponents: [String]
    var declarationFragments: [Fragment]
    var docComment: Comment?
  }

  var symbols: [Symbol]
}

extension SymbolGraph {
  /// What serves the compiler and the grader, and is not called by name.
  private static let machinery: Set<String> = [
    "AxisSelection", "SelectedIndices", "description", "exerciseValue", "shapeFailure(_:)",
    "init(floatLiteral:)", "init(integerLiteral:)", "init(arrayLiteral:)", "init(booleanLiteral:)",
    "init(exerciseValue:)", "ExerciseExchangeable", "ExerciseArguments", "ExerciseServer",
  ]

  /// The entries of what is meant to be called: documented, and no protocol's machinery.
  func entries(of module: String) -> [LibraryEntry] {
    var seen: Set<String> = []
    return symbols.compactMap { symbol in
      let names = symbol.pathComponents.map(\.withoutPlaceLabels)
      guard !symbol.identifier.precise.contains("::SYNTHESIZED::"),
        let comment = symbol.docComment, !symbol.kind.identifier.hasSuffix(".associatedtype"),
        Self.machinery.isDisjoint(with: names)
      else { return nil }
      let entry = LibraryEntry(symbol, comment: comment.lines.map(\.text), module: module)
      return seen.insert(entry.declaration).inserted ? entry : nil
    }
  }
}

extension LibraryEntry {
  fileprivate init(_ symbol: SymbolGraph.Symbol, comment: [String], module: String) {
    let text = DocComment(comment)
    let path = symbol.pathComponents.joined(separator: ".").withoutPlaceLabels
      .replacing(".init(", with: "(")
    self.init(
      module: module, name: path,
      declaration: symbol.declarationFragments.map(\.spelling).joined().withoutPlaceParameters,
      summary: text.summary, details: text.details,
      owner: symbol.pathComponents.dropLast().joined(separator: "."), use: Self.use(of: symbol))
  }

  /// How calls begin: with the name, and the first label where there is one.
  private static func use(of symbol: SymbolGraph.Symbol) -> String {
    guard let last = symbol.pathComponents.last?.withoutPlaceLabels else { return "" }
    let isMember = symbol.pathComponents.count > 1
    let parts = last.split(separator: "(", maxSplits: 1)
    let name = parts.first.map { String($0) } ?? ""
    guard name.first?.isLetter == true else { return name }
    let labels = parts.count > 1 ? parts[1].dropLast() : ""
    let first = labels.prefix { $0 != ":" }
    let opening = parts.count < 2 ? "" : first == "_" ? "(" : labels.isEmpty ? "()" : "(\(first):"
    switch symbol.kind.identifier {
    case "swift.init":
      return (symbol.pathComponents.dropLast().last ?? "") + (opening == "(" ? "([" : opening)
    case "swift.type.method", "swift.type.property":
      return (symbol.pathComponents.dropLast().last ?? "") + ".\(name)\(opening)"
    default: return (isMember ? "." : "") + name + opening
    }
  }
}

extension String {
  /// The name without the labels that only carry the caller's place.
  fileprivate var withoutPlaceLabels: String {
    replacing("file:line:)", with: ")")
  }

  /// The declaration without the parameters that only carry the caller's place.
  fileprivate var withoutPlaceParameters: String {
    replacing(
      /,?\s*file( file)?: StaticString( = #fileID)?,\s*line( line)?: UInt( = #line)?/, with: ""
    )
    .replacing(/\s+/, with: " ")
  }
}

/// A documentation comment: its first paragraph, and its lists of parameters and results.
struct DocComment {
  var summary = ""
  var details: [LibraryEntry.Detail] = []

  init(_ lines: [String]) {
    let paragraph = lines.prefix { !$0.allSatisfy(\.isWhitespace) }
    summary = paragraph.map { $0.trimmed }.joined(separator: " ")
    for line in lines.dropFirst(paragraph.count) { read(line.trimmed) }
    details.removeAll { ["file", "line"].contains($0.name) }
  }

  private mutating func read(_ line: String) {
    let single = ["- Parameter ": "", "- Returns: ": "returns", "- Precondition: ": "requires"]
    if line.hasPrefix("- Parameters:") { return }
    for (opening, name) in single where line.hasPrefix(opening) {
      let text = line.dropFirst(opening.count)
      return name.isEmpty ? add(field: text) : details.append(.init(name: name, text: String(text)))
    }
    if line.hasPrefix("- ") {
      add(field: line.dropFirst(2))
    } else if !line.isEmpty, !details.isEmpty {
      details[details.count - 1].text += " " + line
    }
  }

  /// Adds `name: text`.
  private mutating func add(field: Substring) {
    guard let end = field.firstIndex(of: ":") else { return }
    details.append(
      .init(name: String(field[..<end]), text: String(field[field.index(after: end)...]).trimmed))
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
