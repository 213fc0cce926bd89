import BookModel
import Diagnostics

/// The Swift program that a chapter's steps make.
///
/// Each part stands behind a `#sourceLocation` with a virtual name, `step-1` and so on, and the
/// runner maps `step-1:2:3` back to the chapter. So the text stays the same when prose is edited,
/// and with it the key of the cache. Parts are counted without `output` and `error` fences, which
/// are no code.
struct ChapterProgram: Sendable {
  /// The name of the program's module.
  static let moduleName = "Chapter"

  /// The parts in order.
  private(set) var parts: [ProgramPart]

  /// The virtual name of the book's prelude.
  static let preludeFile = "prelude"

  private let imports: String

  /// The book's prelude with its virtual place; empty without one.
  private let prelude: String

  /// Creates the program of a chapter.
  ///
  /// - Parameters:
  ///   - chapter: The chapter.
  ///   - modules: The modules that every snippet sees.
  ///   - prelude: The code with which the book's programs begin.
  init(_ chapter: Chapter, importing modules: [String], prelude: String? = nil) {
    self.prelude = Self.opening(prelude)
    imports = modules.map { "import \($0)\n" }.joined()
    var parts: [ProgramPart] = []
    // What a quiz asks may be computed behind it.
    for step in chapter.steps.filter({ !$0.isQuiz }) + chapter.steps.filter(\.isQuiz) {
      guard let part = ProgramPart(step, number: parts.count + 1) else { continue }
      parts.append(part)
    }
    self.parts = parts
  }

  /// Creates a program that does nothing.
  init(importing modules: [String]) {
    prelude = ""
    imports = modules.map { "import \($0)\n" }.joined()
    parts = []
  }

  /// The prelude as programs hold it; what it prints belongs to no snippet.
  private static func opening(_ prelude: String?) -> String {
    guard let prelude else { return "" }
    return """
      #sourceLocation(file: "\(preludeFile)", line: 1)
      \(prelude)
      #sourceLocation(file: "course", line: 1)
      courseMark(0)

      """
  }

  /// The program.
  var text: String { text(of: parts.filter { $0.role != .refused }) }

  /// Whether it has anything to compile.
  var isEmpty: Bool { parts.isEmpty }

  /// The parts that trap when they are selected.
  var trappingParts: [ProgramPart] { parts.filter { $0.role == .traps } }

  /// The parts that the compiler must refuse.
  var refusedParts: [ProgramPart] { parts.filter { $0.role == .refused } }

  /// Returns the part with a number.
  subscript(number: Int) -> ProgramPart? {
    (1..<parts.count + 1).contains(number) ? parts[number - 1] : nil
  }

  /// Returns the program with other code in some of its snippets.
  func replacingCode(_ replacement: (ProgramPart) -> String?) -> ChapterProgram {
    var program = self
    program.parts = parts.map { part in
      replacement(part).map { part.replacingCode(with: $0) } ?? part
    }
    return program
  }

  /// Returns the part of a step, if the step has code.
  func part(ofStep step: Int) -> ProgramPart? {
    parts.first { $0.step == step }
  }

  /// Returns the program up to a part that must be refused, with that part at its end.
  func text(upTo refused: ProgramPart) -> String {
    let before = parts.prefix { $0.number < refused.number }.filter { $0.role != .refused }
    return text(of: before + [refused])
  }

  private func text(of parts: [ProgramPart]) -> String {
    let last = parts.last?.number ?? 0
    return imports + "courseStart()\n" + prelude + parts.map(\.text).joined()
      + "courseEnd(\(last))\n"
  }
}

extension ProgramPart {
  /// Creates the part of a step; `nil` for a step that is no code.
  init?(_ step: Step, number: Int) {
    switch step {
    case .snippet(let snippet):
      self.init(snippet, number: number)
    case .tensor(let tensor):
      self.init(
        recording: [tensor.expression], at: [tensor.expressionRange], with: ["courseRecord"],
        number: number, step: tensor.index, name: "tensor '\(tensor.expression)'")
    case .check(let check):
      self.init(
        recording: check.conditions.map(\.expression),
        at: check.conditions.map { check.range(of: $0) },
        with: check.conditions.map { _ in "courseCheck" }, number: number, step: check.index,
        name: "check on line \(check.fence.range.start.line)")
    case .inlineValue(let value):
      self.init(
        recording: [value.expression], at: [value.expressionRange], with: ["courseRecord"],
        number: number, step: value.index, name: "value '\(value.expression)'")
    case .quiz(let quiz):
      self.init(
        recording: quiz.claims.map(\.expression), at: quiz.claims.map(\.expressionRange),
        with: quiz.claims.map(\.recorder), number: number, step: quiz.index,
        name: "quiz '\(quiz.id)'")
    case .output, .error, .trace:
      return nil
    }
  }

  private init(_ snippet: Snippet, number: Int) {
    let role = Role(snippet.options)
    self.init(
      number: number, step: snippet.index, role: role,
      name: snippet.id.map { "snippet '\($0)'" } ?? "snippet \(number)",
      text: Self.text(of: snippet.code, number: number, role: role),
      places: .body(snippet.fence), code: snippet.code,
      isTraced: snippet.options.contains(.trace))
  }

  private static func text(
    of code: String, number: Int, role: Role, isRecorded: Bool = false
  ) -> String {
    let body = (isRecorded ? "courseTraceBegin()\n" : "") + located(code, number: number)
    let text =
      switch role {
      case .traps: "if courseSelects(\(number)) {\n\(body)courseEnd(\(number))\n}\n"
      case .compiles: "if courseSelects(\(number)) {\n\(body)}\n"
      case .runs, .refused, .records: body
      }
    return text + "courseMark(\(number))\n"
  }

  /// Returns the part with code that records what it does.
  fileprivate func replacingCode(with code: String) -> ProgramPart {
    var part = self
    part.text = Self.text(of: code, number: number, role: role, isRecorded: true)
    return part
  }

  private init?(
    recording expressions: [String], at ranges: [SourceRange], with functions: [String],
    number: Int, step: Int, name: String
  ) {
    if expressions.isEmpty { return nil }
    let calls = zip(functions, expressions).enumerated().map { index, call in
      "\(call.0)(\(number), \(index),\n\(call.1)\n)\n"
    }
    self.init(
      number: number, step: step, role: .records, name: name,
      text: Self.located(calls.joined(), number: number) + "courseMark(\(number))\n",
      places: .expressions(ranges))
  }

  /// The code with its virtual place; what follows has a place of its own, so that a part that ends
  /// in the middle of an expression is not continued by it.
  private static func located(_ code: String, number: Int) -> String {
    """
    #sourceLocation(file: "\(virtualFile(number))", line: 1)
    \(code)#sourceLocation(file: "course", line: 1)

    """
  }
}

extension Step {
  fileprivate var isQuiz: Bool {
    if case .quiz = self { true } else { false }
  }
}

extension Quiz.Claim {
  /// The function that hands it over; that of a condition takes nothing but Booleans.
  fileprivate var recorder: String {
    switch self {
    case .condition: "courseCheck"
    case .value: "courseRecord"
    }
  }
}

extension ProgramPart.Role {
  fileprivate init(_ options: Set<Snippet.Option>) {
    self =
      if options.contains(.nocompile) {
        .refused
      } else if options.contains(.traps) {
        .traps
      } else if options.contains(.norun) {
        .compiles
      } else {
        .runs
      }
  }
}

extension Check {
  /// Where a condition's expression stands in the chapter.
  func range(of condition: Condition) -> SourceRange {
    let lines = fence.body.split(separator: "\n", omittingEmptySubsequences: false)
    let index = condition.line - fence.bodyLine
    let line = lines.indices.contains(index) ? lines[index] : ""
    let leading = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    return SourceRange(
      path: fence.range.path, line: condition.line, column: fence.indentation + leading + 1,
      length: condition.expression.utf8.count)
  }
}
