import Diagnostics
import SnippetRunner
import SwiftRewriting

/// Looks for numbers that do not mix in an expression that the compiler gave up on.
struct MixSearch {
  let builder: ProgramBuilder
  let answer: SourceFile

  /// The words of the compiler when an expression has too many meanings.
  private static let opening = "the compiler is unable to type-check this expression"

  /// Returns the message about an expression that was too much for the compiler.
  static func message(in messages: [CompilerMessage]) -> CompilerMessage? {
    messages.first { $0.severity == .error && $0.text.hasPrefix(opening) }
  }

  /// Looks at the types of the numbers in the expression.
  ///
  /// - Parameters:
  ///   - message: The message about the expression.
  ///   - source: The program.
  ///   - folder: Where it may be made again.
  /// - Returns: What does not mix; `nil` if that is not why the compiler gave up.
  /// - Throws: `GradingError` if the compiler could not be run.
  func diagnostic(
    for message: CompilerMessage, in source: ProgramSource, folder: String
  ) async throws(GradingError) -> Diagnostic? {
    guard let place = message.place,
      place.file.hasSuffix(ProgramSource.answerName),
      // Operators of the answer's own may mix what it likes.
      !answer.text.contains(/func\s*[-+*\/%]/)
    else { return nil }
    let probes = ArithmeticProbe.all(answer.text, line: place.line, column: place.column)
    for probe in probes.prefix(Self.mostProbes) {
      var source = source
      for index in source.files.indices where source.files[index].name == ProgramSource.answerName {
        source.files[index].text = probe.text
      }
      let outcome = try await builder.build(source, in: folder, effort: .look)
      if case .exceeded = outcome { return nil }
      guard case .refused(let messages) = outcome else { continue }
      let types = Self.types(in: messages)
      let found =
        probe.groups.lazy.compactMap { diagnostic(of: $0, types) }.first
        ?? diagnostic(from: messages, line: place.line)
      if let found { return found }
    }
    return nil
  }

  /// How many programs are tried: each takes a fifth of a second.
  private static let mostProbes = 6

  /// The types of the operands, by their numbers, from `'courseProbe7' is unavailable: Int`.
  private static func types(in messages: [CompilerMessage]) -> [Int: String] {
    var types: [Int: String] = [:]
    for message in messages {
      let parts = message.text.split(separator: "'", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[1].hasPrefix(ArithmeticProbe.name),
        parts[2].hasPrefix(" is unavailable: "),
        let number = Int(parts[1].dropFirst(ArithmeticProbe.name.count))
      else { continue }
      types[number] = String(parts[2].dropFirst(" is unavailable: ".count))
    }
    return types
  }

  /// What the compiler says by itself of one operand, now that it stands alone.
  private func diagnostic(from messages: [CompilerMessage], line: Int) -> Diagnostic? {
    for message in messages where message.severity == .error && message.place?.line == line {
      guard let help = NumberMix.help(message.text, at: "") else { continue }
      return Diagnostic(
        "answer-compile", message.text, at: SourceRange(path: answer.path, line: line), help: help)
    }
    return nil
  }

  private func diagnostic(
    of operands: [ArithmeticProbe.Operand], _ types: [Int: String]
  ) -> Diagnostic? {
    let typed = operands.map { operand in
      (operand: operand, type: operand.probe.map { types[$0] ?? "" } ?? "a literal")
    }
    let whole = typed.filter { ["Int", "UInt"].contains($0.type) }
    let fractions = typed.filter { ["Float", "Double"].contains($0.type) }
    let literals = typed.filter { $0.type == "a literal" }.map(\.operand)
    if whole.isEmpty { return diagnostic(ofFractions: fractions) }
    guard let first = whole.first, !fractions.isEmpty || !literals.isEmpty else { return nil }
    let type = fractions.first?.type ?? "Double"
    return Diagnostic(
      "answer-compile", NumberMix.rule(type, first.type),
      at: SourceRange(
        path: answer.path, line: first.operand.line, column: first.operand.column,
        length: first.operand.code.utf8.count),
      help: help(whole.map(\.operand), type, literals, hasFractions: !fractions.isEmpty))
  }

  /// What is said of a `Float` beside a `Double`.
  private func diagnostic(
    ofFractions typed: [(operand: ArithmeticProbe.Operand, type: String)]
  ) -> Diagnostic? {
    let singles = typed.filter { $0.type == "Float" }
    guard let first = singles.first, singles.count < typed.count else { return nil }
    return Diagnostic(
      "answer-compile", NumberMix.rule("Double", "Float"),
      at: SourceRange(
        path: answer.path, line: first.operand.line, column: first.operand.column,
        length: first.operand.code.utf8.count),
      help: help(singles.map(\.operand), "Double", [], hasFractions: true))
  }

  private func help(
    _ whole: [ArithmeticProbe.Operand], _ type: String, _ literals: [ArithmeticProbe.Operand],
    hasFractions: Bool
  ) -> String {
    if !hasFractions, let literal = literals.first, literals.allSatisfy({ $0.code.hasSuffix(".0") })
    {
      return "write '\(literal.code.dropLast(2))' for '\(literal.code)', which makes a Double, "
        + "or 'Double(…)' around each Int"
    }
    var names: [String] = []
    for operand in whole where !names.contains(operand.code) { names.append(operand.code) }
    return "write " + names.map { "'\(type)(\($0))'" }.joined(separator: ", ")
  }
}
