import BookModel
import Diagnostics
import FoundationEssentials
import SnippetRunner

/// The one line that helps with a message of the compiler.
///
/// It is given beside the compiler's own words, and only for a message that fits, so it cannot be
/// wrong about a file that compiles.
struct CompilerHint {
  let exercise: Exercise
  let answer: SourceFile

  /// Returns what to write; `nil` if the compiler's words are all there is to say.
  func help(for message: CompilerMessage) -> String? {
    guard let place = message.place, let line = answer.line(place.line) else { return nil }
    let column = min(max(place.column - 1, 0), line.utf8.count)
    let before = String(decoding: line.utf8.prefix(column), as: UTF8.self)
    let behind = String(decoding: line.utf8.dropFirst(column), as: UTF8.self)
    let context = Context(
      text: message.text, number: place.line, line: String(line), before: before, behind: behind)
    return missingImport(context) ?? member(context) ?? word(context) ?? shadowed(context)
      ?? NumberMix.help(context.text, at: behind, behind: before) ?? constant(context)
      ?? syntax(context) ?? call(context)
  }

  /// A message with the line it is about, cut in two where it points.
  private struct Context {
    var text: String
    var number: Int
    var line: String
    var before: String
    var behind: String

    /// The name that the message has in quotes after some words.
    func name(after opening: String) -> String? {
      guard text.hasPrefix(opening) else { return nil }
      return String(text.dropFirst(opening.count).prefix { $0 != "'" })
    }

    var unknownName: String? { name(after: "cannot find '") ?? name(after: "cannot find type '") }
  }

  // MARK: Names

  private func missingImport(_ context: Context) -> String? {
    let hasImport = { (module: String) in
      answer.lines.contains { $0.split(separator: " ") == ["import", Substring(module)] }
    }
    if context.unknownName == "Tensor", !hasImport("TensorCore"), !hasImport("Tensors") {
      let module = exercise.imports.contains(.tensorCore) ? "TensorCore" : "Tensors"
      return "write 'import \(module)' on the first line"
    }
    guard !hasImport("Foundation") else { return nil }
    let called = context.before.hasSuffix("(") ? context.before.dropLast().trailingName : nil
    let takesNumber = context.text.hasSuffix("to expected argument type 'Tensor'")
    guard let name = context.unknownName ?? (takesNumber ? called : nil),
      ForeignNames.foundation.contains(name)
    else { return nil }
    return "write 'import Foundation' on the first line"
  }

  private func member(_ context: Context) -> String? {
    guard let range = context.text.firstRange(of: "' has no member '") else { return nil }
    let owner = context.text[..<range.lowerBound].split(separator: "'").last ?? ""
    let name = String(context.text[range.upperBound...].prefix { $0 != "'" })
    if owner == "Tensor" { return Self.tensorAdvice(on: name, in: context.behind) }
    if owner.hasPrefix("[") { return ForeignNames.lists[name].map { "write '\($0)'" } }
    return nil
  }

  /// What to write instead of what a tensor is asked for elsewhere, and where to find more.
  private static func tensorAdvice(on name: String, in code: String) -> String? {
    let namesAxes = name == "transpose" && code.contains(/transpose\([^)]*[0-9]/)
    guard let write = ForeignNames.tensors[namesAxes ? "permute" : name] else { return nil }
    return write == "x"
      ? "leave it out: a tensor is a value of its own, of Floats"
      : "write '\(write)'; 'course api' lists what a tensor can do"
  }

  private func word(_ context: Context) -> String? {
    guard let name = context.unknownName else { return nil }
    if ForeignNames.libraries.contains(name) {
      let called = context.behind.dropFirst(name.count + 1).prefix { $0.isLetter || $0 == "_" }
      return Self.tensorAdvice(on: String(called), in: context.behind)
        ?? "'course api' lists what a tensor can do here"
    }
    if ["math", "Math"].contains(name) {
      return "write 'import Foundation' on the first line, and 'floor(x)' without '\(name)'"
    }
    let isCalled = context.behind.dropFirst(name.count).hasPrefix("(")
    if let word = ForeignNames.words[name] { return "write '\(word)'" }
    return isCalled ? Self.tensorAdvice(on: name, in: context.behind) : nil
  }

  /// A name of the answer that hides a function of Swift.
  private func shadowed(_ context: Context) -> String? {
    guard let type = context.name(after: "cannot call value of non-function type '") else {
      return nil
    }
    let name = String(context.behind.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    let functions = ["stride", "min", "max", "abs", "zip", "print", "sequence", "repeatElement"]
    if functions.contains(name) {
      let labels = name == "stride" ? "from: 0, to: 6, by: 2" : "…"
      return "'\(name)' is your own value here; write 'Swift.\(name)(\(labels))'"
    }
    if type == "TensorSize" { return "write 'x.shape[0]'" }
    return type.hasPrefix("[") ? "write square brackets to take an element: 'a[0]'" : nil
  }

  // MARK: Forms

  private func constant(_ context: Context) -> String? {
    let endings = ["' is a 'let' constant", "' is a 'let' constant in Swift 6"]
    guard let ending = endings.compactMap({ context.text.firstRange(of: $0) }).first,
      let name = context.text[..<ending.lowerBound].split(separator: "'").last
    else { return nil }
    // The nearest line above that introduces the name, the line itself included.
    let above = answer.lines.prefix(context.number).reversed()
    let isParameter = above.lazy.compactMap { line -> Bool? in
      if line.hasWords("let \(name)") { return false }
      return line.contains("func ") && line.hasWords("\(name):") ? true : nil
    }.first
    return isParameter ?? true
      ? "a parameter cannot change; copy it first: 'var \(name) = \(name)'"
      : "declare it with 'var' where it may change: 'var \(name)'"
  }

  private func syntax(_ context: Context) -> String? {
    if let sign = context.name(after: "cannot find operator '"), sign == "++" || sign == "--" {
      let behind = context.behind.drop { !$0.isLetter && $0 != "_" }
        .prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      let name = context.before.trailingName ?? String(behind)
      return name.isEmpty ? nil : "write '\(name) \(sign == "++" ? "+" : "-")= 1'"
    }
    if context.text.hasPrefix("cannot find operator '**'") {
      return "write 'n * n'; with 'import Foundation' there is 'pow(x, 3)' for Doubles"
    }
    if context.text.hasPrefix("C-style for statement") { return "write 'for i in 0..<n { }'" }
    let words = [" and ": "&&", " or ": "||"]
    for (word, sign) in words where context.text.hasPrefix("expected '{' after '") {
      if context.line.contains(word) { return "write '\(sign)' for\(word.dropLast())" }
    }
    return nil
  }

  private func call(_ context: Context) -> String? {
    if context.line.contains(/\.(sum|mean|max|min)\((dim|axis|axes):? *[:0-9-]/) {
      return "write 'x.sum(axes: [1])', with the axes as a list"
    }
    if context.line.contains("transposed(axes:") {
      return "write 'x.transposed(permutation: [0, 2, 1])'"
    }
    if context.text.hasPrefix("missing argument label 'arrayLiteral:'") {
      return "write 'Tensor([0, 1, 2])', with the numbers as a list"
    }
    if context.text.hasPrefix("missing argument label 'file:'"), context.line.contains("Tensor(") {
      return "write 'Tensor(zeros: [2, 3])', with the sizes as a list"
    }
    return nil
  }
}

extension StringProtocol {
  /// Whether the text has some words that begin and end where names do.
  fileprivate func hasWords(_ words: String) -> Bool {
    ranges(of: words).contains { range in
      let isPart = { (sign: Character?) in
        sign.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
      }
      return !isPart(self[..<range.lowerBound].last) && !isPart(self[range.upperBound...].first)
    }
  }

  /// The name that the text ends with; `nil` if it ends with something else.
  fileprivate var trailingName: String? {
    let name = String(reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    return name.isEmpty ? nil : name
  }
}
