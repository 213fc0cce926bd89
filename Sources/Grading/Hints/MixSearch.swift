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
      !answer.text.contains(/func\s*[-+*\/%]/),
      let probe = ArithmeticProbe.make(answer.text, line: place.line, column: place.column)
    else { return nil }
    var source = source
    for index in source.files.indices where source.files[index].name == ProgramSource.answerName {
      source.files[index].text = probe.text
    }
    guard case .refused(let messages) = try await builder.build(source, in: folder) else {
      return nil
    }
    let types = Self.types(in: messages)
    return probe.groups.lazy.compactMap { diagnostic(of: $0, types) }.first
  }

  /// The types of the probes, by their numbers, from `… value of type 'Int' to specified type
  /// 'CourseProbe7'`.
  private static func types(in messages: [CompilerMessage]) -> [Int: String] {
    var types: [Int: String] = [:]
    for message in messages {
      let parts = message.text.split(separator: "'", omittingEmptySubsequences: false)
      guard message.text.hasPrefix("cannot convert value of type '"), parts.count == 5,
        parts[3].hasPrefix("CourseProbe"), let number = Int(parts[3].dropFirst(11))
      else { continue }
      types[number] = String(parts[1])
    }
    return types
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
    guard let first = whole.first, !fractions.isEmpty || !literals.isEmpty else { return nil }
    let type = fractions.first?.type ?? "Double"
    return Diagnostic(
      "answer-compile", NumberMix.rule(type, first.type),
      at: SourceRange(
        path: answer.path, line: first.operand.line, column: first.operand.column,
        length: first.operand.code.utf8.count),
      help: help(whole.map(\.operand), type, literals, hasFractions: !fractions.isEmpty))
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
