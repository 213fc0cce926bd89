import BookModel
import Diagnostics

/// The files of a program that the host loads.
struct ProgramSource: Hashable, Sendable {
  /// A file of the program.
  struct File: Hashable, Sendable {
    /// The name by which the compiler's messages call it.
    var name: String
    var text: String
  }

  /// What the program may import and is linked with.
  enum Modules: Hashable, Sendable {
    /// The tensor alone: nothing else can be imported or called by its symbol.
    case tensorCore

    /// The whole course library.
    case all

    /// The name of the library.
    var library: String { self == .tensorCore ? "ExerciseLibrary" : "CourseLibrary" }
  }

  /// Who wrote the text.
  enum Author: Hashable, Sendable {
    /// A student: anybody.
    case student

    /// The course's author, or the tool.
    case course
  }

  var files: [File]
  var modules: Modules
  var author: Author

  /// Whether it is one file with statements at top level, which are its entry.
  var isScript = false

  /// The name of the part that the grader writes.
  static let harnessName = "harness.swift"

  /// The name under which a student's file is compiled.
  static let answerName = "answer.swift"

  /// A student's program: the answer, and the part that calls it.
  static func answer(_ text: String, to exercise: Exercise) -> ProgramSource {
    ProgramSource(
      files: [
        File(name: answerName, text: ownLines(text)),
        File(name: harnessName, text: Harness(exercise.entry).text),
      ],
      modules: modules(of: exercise), author: .student)
  }

  /// A program that declares what the exercise asks for, and computes nothing.
  static func unanswered(_ exercise: Exercise) -> ProgramSource {
    let imports = exercise.imports.map { "import \($0.rawValue)\n" }.joined()
    let body = exercise.entry.parameters == nil ? " = { fatalError() }()" : " { fatalError() }"
    return answer("\(imports)\(exercise.entry.text)\(body)\n", to: exercise)
  }

  /// A reader's program that is nothing but statements.
  static func script(_ text: String) -> ProgramSource {
    ProgramSource(
      files: [File(name: "main.swift", text: text)], modules: .all, author: .student,
      isScript: true)
  }

  /// A text whose messages name its own lines: `#sourceLocation` made a comment of the same length.
  static func ownLines(_ text: String) -> String {
    guard text.contains("#sourceLocation") else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let start = line.prefix { $0 == " " || $0 == "\t" }.count
      guard line.dropFirst(start).hasPrefix("#sourceLocation") else { return String(line) }
      return line.prefix(start) + "//" + line.dropFirst(start + 2)
    }
    return lines.joined(separator: "\n")
  }

  /// The modules that answers to an exercise may import.
  private static func modules(of exercise: Exercise) -> Modules {
    exercise.imports.allSatisfy { $0 == .tensorCore } ? .tensorCore : .all
  }

  /// The name of the library that answers to an exercise are linked with.
  static func library(of exercise: Exercise) -> String {
    modules(of: exercise).library
  }

  /// A judge's program.
  static func judge(checks: String, hidden: String?) -> ProgramSource {
    let files = [File(name: "Checks.swift", text: checks)]
    let added = hidden.map { [File(name: "Hidden.swift", text: $0)] } ?? []
    let call = "Judge.run(checks, addCases\(hidden == nil ? "" : ", addHiddenCases"))"
    let harness = """
      import ExerciseChecks

      @_cdecl("exerciseMain")
      public func exerciseMain() { \(call) }

      """
    return ProgramSource(
      files: files + added + [File(name: harnessName, text: harness)], modules: .all,
      author: .course)
  }
}

/// The part of a student's program that takes arguments, calls the entry point and sends the answer.
struct Harness {
  private let entry: EntryPoint

  init(_ entry: EntryPoint) {
    self.entry = entry
  }

  /// The Swift text.
  var text: String {
    let parameters = entry.parameters ?? []
    let arguments = parameters.indices.map { index in
      "    let argument\(index): \(parameters[index].type) = arguments.next()\n"
    }
    let passed = parameters.enumerated().map { index, parameter in
      (parameter.label.map { "\($0): " } ?? "") + "argument\(index)"
    }
    let call =
      entry.parameters == nil
      ? entry.name : "try \(entry.name)(\(passed.joined(separator: ", ")))"
    return """
      import ExerciseSupport
      import TensorCore

      @_cdecl("exerciseMain")
      public func exerciseMain() {
        ExerciseServer.serve { arguments in
      \(arguments.joined())    let result: \(entry.result) = \(call)
          return result
        }
      }

      """
  }
}
