import BookModel
import Diagnostics
import ExerciseValues

/// Whether a choice is written so that it can be judged: one letter, and a number for each reason.
struct ChoiceForm {
  let exercise: Exercise
  let answer: SourceFile

  /// Returns what to change in a choice that cannot be judged; nothing says that it is wrong.
  func problems(in choice: ExerciseValue) -> [Diagnostic] {
    guard let parts = choice.items, parts.count == 2, let option = parts[0].text,
      let reasons = parts[1].items?.compactMap(\.text)
    else { return [] }
    let unknown = reasons.filter { !reasonNames.contains($0) }
    guard !optionNames.contains(option) || !unknown.isEmpty else { return [] }
    let help = rewritten(option, reasons)
    var problems: [Diagnostic] = []
    if !optionNames.contains(option) {
      let message = option.isEmpty ? "no option is chosen" : "there is no option '\(shown(option))'"
      problems.append(problem(message, at: option, note: optionNote, help: help))
    }
    if let reason = unknown.first {
      let message =
        reason.isEmpty
        ? "a reason is empty"
        : numbers(in: reason).count > 1
          ? "'\(shown(reason))' is one text; each reason is a text of its own"
          : "there is no reason '\(shown(reason))'"
      problems.append(problem(message, at: reason, note: reasonNote, help: help))
    }
    return problems
  }

  // MARK: Names

  private var optionNames: [String] { exercise.options.indices.map { Exercise.optionName($0) } }
  private var reasonNames: [String] { exercise.reasons.indices.map { "\($0 + 1)" } }

  private var optionNote: String {
    "the options are \(optionNames.joined(separator: ", ")), one small letter between quotes"
  }

  private var reasonNote: String {
    reasonNames.isEmpty
      ? "this exercise asks for no reasons"
      : "the reasons are \(reasonNames.joined(separator: ", ")), each a number between quotes"
  }

  // MARK: What was meant

  /// The choice as it is to be written, if what was meant is clear, or else how one is written.
  private func rewritten(_ option: String, _ reasons: [String]) -> String {
    let options = letters(in: option)
    let found = Set(reasons.flatMap { numbers(in: $0) }).sorted()
    let isClear =
      options.count == 1 && reasons.allSatisfy { !numbers(in: $0).isEmpty }
    guard isClear, let letter = options.first else {
      return reasonNames.isEmpty
        ? "write 'Choice(\"LETTER\")'"
        : "write 'Choice(\"LETTER\", because: \"NUMBER\", \"NUMBER\")', with as many numbers as there are reasons"
    }
    let list = found.map { "\"\($0)\"" }.joined(separator: ", ")
    return "write 'Choice(\"\(letter)\"\(found.isEmpty ? "" : ", because: \(list)"))'"
  }

  /// The letters in an option that is written in another way, such as `B` or `(b)`.
  private func letters(in option: String) -> [String] {
    let words = option.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }
    return words.filter(optionNames.contains)
  }

  /// The numbers in a reason that holds several, such as `12` or `1, 2`.
  private func numbers(in reason: String) -> [String] {
    if reasonNames.contains(reason) { return [reason] }
    var words = reason.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
    if words.count == 1, reasonNames.count < 10 { words = words[0].map { String($0) } }
    words.removeAll { ["and", "or", "reason", "reasons"].contains($0) }
    return words.allSatisfy(reasonNames.contains) ? words : []
  }

  // MARK: Places

  private func problem(
    _ message: String, at text: String, note: String, help: String
  ) -> Diagnostic {
    Diagnostic("answer-choice", message, at: range(of: text), notes: [note], help: help)
  }

  /// Where a text is written as an argument of `Choice`; else where `Choice` is written.
  private func range(of text: String) -> SourceRange {
    let lines = answer.lines.enumerated().filter { !$0.element.hasPrefix("//") }
    for wanted in ["\"\(text)\"", "Choice("] {
      for (index, line) in lines where line.contains("Choice(") || line.contains("because") {
        // The type's name in the declaration is not followed by a parenthesis.
        guard let found = line.firstRange(of: wanted) else { continue }
        let column = line[..<found.lowerBound].utf8.count + 1
        return SourceRange(
          path: answer.path, line: index + 1, column: column, length: line[found].utf8.count)
      }
    }
    return SourceRange(path: answer.path, line: 1)
  }

  /// A student's text, as far as it can be shown.
  private func shown(_ text: String) -> String {
    String(ExerciseValue.text(String(text.prefix(40))).displayText.dropFirst().dropLast())
  }
}
