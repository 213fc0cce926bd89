import Diagnostics
import Yams

/// A YAML text of the book whose every node knows its place in the file.
///
/// What is missing, unknown or of the wrong type leaves a diagnostic; reading goes on with what
/// is there.
struct YAMLDocument {
  let source: SourceText

  /// The node that the text is made of; `nil` if it cannot be read or is empty.
  private(set) var root: Node?

  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the lines of a file that hold YAML, counted from 1.
  init(_ source: SourceText, lines: Range<Int>) {
    self.source = source
    let start = source.start(ofLine: lines.lowerBound)
    let text = source.text(start..<max(start, source.start(ofLine: lines.upperBound)))
    // Empty lines in place of what stands before, so that Yams counts as the file does.
    let padding = String(repeating: "\n", count: lines.lowerBound - 1)
    do {
      root = try Yams.compose(yaml: padding + text.withoutByteOrderMark)
    } catch let error as YamlError {
      diagnostics.append(diagnostic(for: error, firstLine: lines.lowerBound))
    } catch {
      report("invalid-yaml", "\(error)", at: source.range(source.line(lines.lowerBound)))
    }
  }

  /// Returns the values of a mapping by key, and reports keys that it does not take.
  mutating func mapping(
    _ node: Node, called name: String, keys: [String]
  ) -> [String: Node] {
    guard case .mapping(let mapping) = node else {
      report("invalid-value", "\(name) is made of lines 'key: value'", at: range(of: node))
      return [:]
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let text = key.scalar?.string ?? ""
      let near = nearestName(to: text, in: keys)
      if keys.contains(text) {
        values[text] = value
      } else {
        // A misspelled key is not missing too.
        if let near, values[near] == nil { values[near] = value }
        report(
          "unknown-key", "\(name) has no key '\(text)'", at: range(of: key),
          notes: ["its keys are \(keys.map { "'\($0)'" }.joined(separator: ", "))"],
          help: near.map { "write '\($0)'" })
      }
    }
    return values
  }

  /// Returns a node's text; `nil`, with a diagnostic, if it has none.
  mutating func text(_ node: Node, called name: String) -> String? {
    if let scalar = node.scalar, !scalar.string.allSatisfy(\.isWhitespace) { return scalar.string }
    report("invalid-value", "'\(name)' is a text", at: range(of: node))
    return nil
  }

  /// Returns the texts of a sequence of texts, with their nodes.
  mutating func texts(_ node: Node, called name: String) -> [(text: String, node: Node)] {
    guard case .sequence(let sequence) = node else {
      report(
        "invalid-value", "'\(name)' is a list", at: range(of: node),
        help: "write '[one, two]', or one '- …' a line")
      return []
    }
    return sequence.compactMap { item in
      text(item, called: "an item of \(name)").map { ($0, item) }
    }
  }

  /// Returns the case of an enumeration that a node names.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node, called name: String, of type: Choice.Type
  ) -> Choice? {
    guard let text = text(node, called: name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    report(
      "invalid-value", "'\(text)' is no \(name)", at: range(of: node),
      notes: ["it is one of \(names.map { "'\($0)'" }.joined(separator: ", "))"],
      help: nearestName(to: text, in: names).map { "write '\($0)'" })
    return nil
  }

  /// Returns the language that a node names, as HTML does.
  mutating func language(_ node: Node) -> String? {
    guard let text = text(node, called: "language") else { return nil }
    if text.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) != nil { return text }
    report(
      "invalid-value", "'language' is a language's tag: '\(text)'", at: range(of: node),
      help: "write it as 'en', 'en-GB' or 'de'")
    return nil
  }

  /// Adds a problem.
  mutating func report(
    _ id: String, _ message: String, at range: SourceRange, notes: [String] = [],
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, message, at: range, notes: notes, help: help))
  }

  /// Adds a problem that is known already.
  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Adds what is wrong with a file that the text names.
  mutating func report(_ problem: FileProblem, for path: String, at range: SourceRange) {
    diagnostics.append(problem.diagnostic(for: path, at: range))
  }

  /// Returns where a node begins; a plain scalar's whole extent within its line.
  func range(of node: Node) -> SourceRange {
    guard let mark = node.mark else { return source.range(source.line(1)) }
    let start = position(of: mark)
    let count = node.scalar.map { $0.string.utf8.count } ?? 1
    let rest = source.line(start.line).count - start.column + 1
    return SourceRange(
      path: source.file.path, line: start.line, column: start.column,
      length: max(1, min(count, rest)))
  }

  /// libyaml counts columns in Unicode scalars.
  private func position(of mark: Mark) -> SourcePosition {
    let scalars = (source.file.line(mark.line) ?? "").unicodeScalars.prefix(max(0, mark.column - 1))
    return SourcePosition(line: mark.line, column: String(scalars).utf8.count + 1)
  }

  private func diagnostic(for error: YamlError, firstLine: Int) -> Diagnostic {
    var place = source.range(source.line(firstLine))
    let problem: String
    switch error {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
      .composer(_, let text, let mark, _):
      let start = position(of: mark)
      place = SourceRange(
        path: source.file.path, line: min(start.line, source.lineCount), column: start.column)
      problem = text
    case .reader(let text, _, _, _):
      problem = text
    case .duplicatedKeysInMapping(let duplicates, let context):
      let start = position(of: context.mark)
      place = SourceRange(path: source.file.path, line: start.line, column: start.column)
      problem = "the key '\(duplicates.sorted().first ?? "")' is written twice"
    default:
      problem = "it cannot be read"
    }
    return Diagnostic(
      "invalid-yaml", "the text is not YAML: \(problem)", at: place,
      help: "put a text that holds ': ' or begins with a sign into quotes")
  }
}

extension String {
  fileprivate var withoutByteOrderMark: Substring {
    unicodeScalars.first == "\u{FEFF}" ? Substring(unicodeScalars.dropFirst()) : self[...]
  }
}
