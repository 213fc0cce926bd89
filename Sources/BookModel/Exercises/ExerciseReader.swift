import Diagnostics
import Yams

/// Reads `exercise.md`: the front matter, then the prompt, then the sections that are shown apart.
struct ExerciseReader {
  private static let keys = [
    "title", "kind", "points", "chapter", "facts", "entry", "imports", "seconds", "megabytes",
    "tolerance", "slow", "words", "level", "optional",
  ]

  /// The headings of level 2 behind the prompt.
  private enum Section: String, CaseIterable {
    case options = "Options"
    case reasons = "Reasons"
    case hints = "Hints"
  }

  private var text: ChapterReader
  private var document: YAMLDocument

  /// Returns the exercise that a file describes, and what is wrong with it; `nil` if it cannot be
  /// used because something needed is missing.
  static func read(
    _ file: SourceFile, id: String
  ) -> (exercise: Exercise?, diagnostics: [Diagnostic]) {
    let source = SourceText(file)
    var text = ChapterReader(source: source)
    text.showsCodeOnly = true
    guard let end = text.frontMatterEnd() else { return (nil, text.diagnostics) }
    var reader = ExerciseReader(
      text: text, document: YAMLDocument(source, lines: 2..<end))
    var exercise = reader.readFrontMatter(id: id)
    let blocks = reader.text.readDocument(MarkdownParser.parse(text.markdown(behindLine: end)))
    if var read = exercise {
      reader.readSections(blocks, into: &read)
      exercise = read
    }
    let diagnostics = reader.document.diagnostics + reader.text.diagnostics
    return (exercise, diagnostics.sortedBySourcePosition())
  }

  // MARK: Front matter

  private mutating func readFrontMatter(id: String) -> Exercise? {
    guard let root = document.root else { return nil }
    let values = document.mapping(root, called: "the front matter", keys: Self.keys)
    for key in ["title", "kind", "points", "chapter", "entry"] where values[key] == nil {
      document.report(
        "missing-key", "the front matter has no '\(key)'", at: document.range(of: root),
        help: "add a line '\(key): …'")
    }
    guard let title = values["title"].flatMap({ document.text($0, called: "title") }),
      let kind = values["kind"].flatMap({
        document.choice($0, called: "kind of exercise", of: Exercise.Kind.self)
      }),
      let points = values["points"].flatMap({ number($0, called: "points", in: 1...1000) }),
      let chapter = values["chapter"].flatMap({ document.text($0, called: "chapter") }),
      let entry = values["entry"].flatMap({ readEntry($0, kind: kind) })
    else { return nil }
    var exercise = Exercise(
      id: id, source: document.source.file, title: title, kind: kind, points: points,
      chapter: chapter, entry: entry)
    readSettings(values, into: &exercise)
    return exercise
  }

  private mutating func readSettings(_ values: [String: Node], into exercise: inout Exercise) {
    if let node = values["facts"] {
      exercise.facts = document.texts(node, called: "facts").map {
        Exercise.Citation(id: $0.text, range: document.range(of: $0.node))
      }
    }
    if let node = values["imports"], case .sequence(let items) = node {
      exercise.imports = items.compactMap {
        document.choice($0, called: "module for students", of: Exercise.Module.self)
      }
    } else if let node = values["imports"] {
      _ = document.texts(node, called: "imports")
    }
    if let node = values["seconds"], let value = fraction(node, "seconds", above: 0, upTo: 3600) {
      exercise.seconds = value
    }
    if let node = values["megabytes"] {
      exercise.megabytes = number(node, called: "megabytes", in: 128...65536) ?? 1024
    }
    if let node = values["tolerance"] {
      exercise.tolerance = fraction(node, "tolerance", above: 0, upTo: 1)
    }
    if let node = values["words"] { exercise.words = words(node, for: exercise.kind) }
    if let node = values["level"] {
      exercise.level = document.choice(node, called: "level", of: Exercise.Level.self)
    }
    if let node = values["slow"] { exercise.isSlow = truth(node, called: "slow") }
    if let node = values["optional"] { exercise.isOptional = truth(node, called: "optional") }
  }

  private mutating func truth(_ node: Node, called name: String) -> Bool {
    if let truth = node.bool { return truth }
    document.report(
      "invalid-value", "'\(name)' is 'true' or 'false'", at: document.range(of: node))
    return false
  }

  private mutating func readEntry(_ node: Node, kind: Exercise.Kind) -> EntryPoint? {
    guard let text = document.text(node, called: "entry") else { return nil }
    let range = document.range(of: node)
    guard let entry = EntryPoint(parsing: text) else {
      document.report(
        "invalid-entry-point", "'entry' is one Swift declaration", at: range,
        help: "write 'func name(_ input: Tensor, stride: Int) -> Tensor' or 'let name: Int'")
      return nil
    }
    if let type = entry.foreignType {
      document.report(
        "invalid-entry-point", "'\(type)' cannot pass between a student's program and the grader",
        at: range,
        help: "use \(EntryPoint.exchangeableTypes.joined(separator: ", ")), or arrays of them")
      return nil
    }
    let wanted: [Exercise.Kind: String] = [.choice: "Choice", .text: "String"]
    if let type = wanted[kind], entry.result != type || entry.parameters != nil {
      document.report(
        "invalid-entry-point", "an exercise of the kind '\(kind.rawValue)' declares a constant",
        at: range, help: "write 'let answer: \(type)'")
      return nil
    }
    return entry
  }

  /// Reads how many words a text must have, such as `[80, 150]`.
  private mutating func words(_ node: Node, for kind: Exercise.Kind) -> ClosedRange<Int>? {
    let limits = node.sequence?.compactMap(\.int) ?? []
    guard kind == .text, node.sequence?.count == 2, limits.count == 2, limits[0] >= 1,
      limits[0] <= limits[1], limits[1] <= 100_000
    else {
      document.report(
        "invalid-value", "'words' is the least and the largest number of words of a text",
        at: document.range(of: node),
        help: kind == .text ? "write 'words: [80, 150]'" : "leave it out: this is not a text")
      return nil
    }
    return limits[0]...limits[1]
  }

  private mutating func number(
    _ node: Node, called name: String, in range: ClosedRange<Int>
  ) -> Int? {
    if let number = node.int, range.contains(number) { return number }
    document.report(
      "invalid-value",
      "'\(name)' is a whole number from \(range.lowerBound) to \(range.upperBound)",
      at: document.range(of: node))
    return nil
  }

  private mutating func fraction(
    _ node: Node, _ name: String, above lower: Double, upTo upper: Double
  ) -> Double? {
    if let number = node.float, number > lower, number <= upper { return number }
    document.report(
      "invalid-value", "'\(name)' is a number above \(lower) and up to \(upper)",
      at: document.range(of: node))
    return nil
  }

  // MARK: Text

  private mutating func readSections(_ blocks: [Block], into exercise: inout Exercise) {
    let starts = blocks.indices.filter { section(of: blocks[$0]) != nil }
    let prompt = blocks[..<(starts.first ?? blocks.endIndex)]
    exercise.prompt = part(Array(prompt))
    for (place, start) in starts.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1] : blocks.endIndex
      let parts = readList(blocks[(start + 1)..<end], behind: blocks[start])
      switch section(of: blocks[start]) {
      case .options: exercise.options = parts
      case .reasons: exercise.reasons = parts
      case .hints: exercise.hints = parts
      case nil: break
      }
    }
    check(exercise)
  }

  private mutating func check(_ exercise: Exercise) {
    let place = SourceRange(path: exercise.source.path, line: 1)
    if exercise.prompt.blocks.isEmpty {
      document.report("exercise-incomplete", "the exercise asks nothing", at: place)
    }
    if exercise.hints.isEmpty && exercise.kind != .text {
      document.report(
        "exercise-incomplete", "the exercise has no hints", at: place,
        help: "end it with a heading '## Hints' and a list, each item saying more than the last")
    }
    if exercise.kind == .choice && exercise.options.count < 2 {
      document.report(
        "exercise-incomplete", "a choice has at least two options", at: place,
        help: "write them as a list behind a heading '## Options'")
    }
  }

  private func section(of block: Block) -> Section? {
    guard case .heading(level: 2, _, let content) = block.kind, content.count == 1,
      case .text(let title) = content[0]
    else { return nil }
    return Section(rawValue: title)
  }

  private mutating func readList(
    _ blocks: ArraySlice<Block>, behind heading: Block
  ) -> [Exercise.Part] {
    guard let first = blocks.first, blocks.count == 1, case .list(let list) = first.kind else {
      document.report(
        "exercise-incomplete", "this section is one list", at: heading.range,
        help: "write each item behind '- ' or '1. '")
      return []
    }
    return list.items.map { part($0.content) }
  }

  /// A piece of the file as written, without the indentation of its first line.
  private func part(_ blocks: [Block]) -> Exercise.Part {
    guard let first = blocks.first, let last = blocks.last else {
      return Exercise.Part(text: "", blocks: [])
    }
    let indentation = first.range.start.column - 1
    let lines = (first.range.start.line...max(first.range.start.line, last.range.end.line))
      .map { number in
        let line = document.source.file.line(number) ?? ""
        let margin = line.prefix(indentation)
        let isMargin = number == first.range.start.line || margin.allSatisfy(\.isWhitespace)
        return String(isMargin ? line.dropFirst(indentation) : line)
      }
    let text = lines.joined(separator: "\n")
    return Exercise.Part(
      text: String(text.trimmingSuffix(while: \.isWhitespace)), blocks: blocks)
  }
}
