import BookModel
import Diagnostics
import SnippetRunner

/// Says what the compiler says of an answer, on the student's own lines.
struct CompilationReport {
  let exercise: Exercise
  let answer: SourceFile

  private var start: SourceRange { SourceRange(path: answer.path, line: 1) }

  /// Returns what to tell the student.
  func diagnostics(of outcome: ProgramMaker.Outcome) -> [Diagnostic] {
    switch outcome {
    case .made: return []
    case .refused(let errors):
      if let python = python(errors) { return [python] }
      return Array(withoutEchoes(errors.map(diagnostic)).prefix(10))
    case .exceeded:
      return [
        Diagnostic(
          "answer-compiler-limit", "the compiler took too long on this file", at: start,
          help: "give the types of long expressions, or split them")
      ]
    case .crashed:
      return [
        Diagnostic(
          "answer-compile", "the compiler itself crashes on this file", at: start,
          help:
            "take parts of the file away until it compiles, and write the last one in another way")
      ]
    case .unusable(let reason):
      return [
        Diagnostic(
          "answer-compile", "no program can be made of this file", at: start,
          notes: ["the compiler says: \(reason.prefix(200))"],
          help: "do without attributes and symbols that this file does not need")
      ]
    case .entryMissing(let errors):
      // The file compiles by itself, but is not what the grader calls.
      return [
        Diagnostic(
          "answer-entry-point", "the file does not declare what the exercise asks for", at: start,
          // Its words about the grader's own part help nobody.
          notes: errors.map(\.text).filter { !$0.contains("'argument") }.prefix(2)
            .map { "the compiler says: \($0)" },
          help: isEntryNested
            ? "declare '\(exercise.entry.text)' by itself, outside of all braces"
            : "declare '\(exercise.entry.text)'")
      ]
    }
  }

  /// Whether all functions of the right name are declared within a type or another function.
  private var isEntryNested: Bool {
    let name = exercise.entry.name
    var depth = 0
    var isFound = false
    for line in answer.lines {
      let opening = line.prefix { $0 != "/" }.firstRange(of: "func \(name)(")
      let before = opening.map { line[..<$0.lowerBound] } ?? line[...]
      let isWithin = depth + before.count { $0 == "{" } - before.count { $0 == "}" } > 0
      if opening != nil && !isWithin { return false }
      isFound = isFound || opening != nil
      depth += line.count { $0 == "{" } - line.count { $0 == "}" }
    }
    return isFound
  }

  /// A file in another language makes a message of every line; one says it all.
  private func python(_ errors: [CompilerMessage]) -> Diagnostic? {
    guard let number = PythonText(answer.lines).firstLine, let first = errors.first else {
      return nil
    }
    let isMeant = errors.contains { $0.place?.line == number }
    guard isMeant || !answer.lines.contains(where: { $0.contains("func ") || $0.contains("let ") })
    else { return nil }
    return Diagnostic(
      "answer-compile", "this looks like Python; exercises are written in Swift",
      at: SourceRange(path: answer.path, line: number, column: 1),
      notes: ["the compiler says: \(first.text.prefix(200))"],
      help: "declare '\(exercise.entry.text)'")
  }

  /// One message about each import that is missing, which the compiler makes for every use.
  private func withoutEchoes(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<String> = []
    return diagnostics.filter { diagnostic in
      guard let help = diagnostic.help, help.hasPrefix("write 'import ") else { return true }
      return seen.insert(help).inserted
    }
  }

  private func diagnostic(_ message: CompilerMessage) -> Diagnostic {
    let place = message.place
    let range = SourceRange(
      path: answer.path, line: place?.line ?? 1, column: place?.column ?? 1,
      length: min(place?.length ?? 1, 200))
    return Diagnostic(
      "answer-compile", String(message.text.prefix(300)), at: range,
      notes: message.notes.prefix(2).map { String($0.text.prefix(200)) },
      help: CompilerHint(exercise: exercise, answer: answer).help(for: message))
  }
}

/// The modules that an answer may import.
struct ImportRule {
  private let exercise: Exercise

  init(_ exercise: Exercise) {
    self.exercise = exercise
  }

  /// Modules of the system, with which no exercise is solved.
  private static let system: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "Glibc",
  ]

  /// Returns what to tell of imports that the exercise does not allow.
  ///
  /// This is a friendlier word for what linking refuses anyway.
  func problems(in answer: SourceFile) -> [Diagnostic] {
    // Of Python there is more to say than of its imports.
    guard PythonText(answer.lines).firstLine == nil else { return [] }
    let allowed = Set(exercise.imports.map(\.rawValue))
    return answer.lines.enumerated().compactMap { index, line in
      let words = line.split(separator: " ").map { String($0) }
      guard words.first == "import", words.count >= 2, let name = words.last,
        !allowed.contains(name), !Self.system.contains(name)
      else { return nil }
      return Diagnostic(
        "answer-import", "this exercise is to be solved without '\(name)'",
        at: SourceRange(path: answer.path, line: index + 1, column: 1, length: line.utf8.count),
        help: "import \(allowed.sorted().map { "'\($0)'" }.joined(separator: " or "))")
    }
  }
}
