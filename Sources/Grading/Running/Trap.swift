import FoundationEssentials
import Glibc
import Sandbox
import SnippetRunner

/// What is known of a program that a trap ended: Swift's words, and where it was.
struct Trap {
  /// What Swift says of it; empty if it says nothing.
  var message = ""

  /// The line of the answer; `nil` while it is not known.
  var line: Int?

  /// The calls on the stack that belong to the program, as offsets into it, innermost first.
  private(set) var calls: [String] = []

  /// Whether the program reached for memory that is not its own, and not for more stack.
  private(set) var isBadAddress = false

  /// The words before Swift's reasons, and what is kept of them.
  private static let openings = [
    ("Fatal error: ", ""), ("Precondition failed", "Precondition failed"),
    ("Assertion failed", "Assertion failed"), ("Could not cast", "Could not cast"),
  ]

  /// Reads what a program wrote to standard error, which anything may stand in.
  init(errors: String) {
    for line in errors.split(separator: "\n").suffix(200) {
      if line.hasPrefix("exercise-trap ") {
        calls = line.split(separator: " ").dropFirst().prefix(8)
          .filter { $0.count <= 16 && $0.allSatisfy(\.isHexDigit) }.map { String($0) }
      } else if line == "exercise-trap-address" {
        isBadAddress = true
      } else {
        read(line)
      }
    }
  }

  /// Reads `Answer/answer.swift:12: Fatal error: Index out of range`.
  private mutating func read(_ text: Substring) {
    for (opening, kept) in Self.openings {
      guard let range = text.firstRange(of: opening) else { continue }
      let place = text[..<range.lowerBound].split(separator: ":")
      let isOwn = place.first?.hasSuffix(ProgramSource.answerName) ?? false
      line = isOwn && place.count > 1 ? Int(place[1]) : nil
      // The addresses of types help nobody.
      let words = text[range.upperBound...].replacing(/\ \(0x[0-9a-f]+\)/, with: "")
        .replacing(/Answer\.(?:\(unknown context at \$[0-9a-f]+\)\.)+/, with: "")
      message = String((kept + words).prefix(300))
      return
    }
  }
}

/// Finds the lines of the answer at which traps ended a program.
struct TrapLocator {
  let tools: GradingTools

  /// The shared object.
  let program: String

  /// What was found, by the calls on the stack: many cases may end at one place.
  private var known: [[String]: [String]] = [:]

  init(tools: GradingTools, program: String) {
    self.tools = tools
    self.program = program
  }

  /// Reads how a trap ended a program.
  ///
  /// - Parameter result: How it ended, and what it wrote to standard error.
  /// - Returns: Why it has no answer.
  mutating func failure(_ result: ProcessResult) async -> CaseFailure {
    var trap = Trap(errors: result.errorText)
    if !trap.calls.isEmpty { trap.add(symbols: await symbols(of: trap.calls)) }
    if trap.message.isEmpty { trap.message = trap.words(for: result.ending) }
    return .crashed(message: trap.message, line: trap.line)
  }

  /// Returns the lines of the symbolizer: for each call a function, and `answer.swift:12:5`.
  ///
  /// Without a symbolizer beside the compiler there are none.
  private mutating func symbols(of calls: [String]) async -> [String] {
    if let known = known[calls] { return known }
    guard access(tools.symbolizer, X_OK) == 0 else { return [] }
    let command = Command(
      tools.symbolizer,
      ["--obj=\(program)", "--basenames", "--no-demangle"] + calls.map { "0x\($0)" },
      environment: ["LANG": "C.UTF-8"], in: "/")
    let result = try? await command.result(within: .symbolizing)
    let lines = result.map { $0.outputText.split(separator: "\n").map { String($0) } } ?? []
    known[calls] = lines
    return lines
  }
}

extension Trap {
  /// Returns why a program stopped that said nothing itself; nothing if it ended by itself.
  fileprivate func words(for ending: ProcessResult.Ending) -> String {
    let signal =
      switch ending {
      case .exited(let status): Int32(status - 128)
      case .signalled(let signal): Int32(signal)
      case .exceeded: Int32(0)
      }
    switch signal {
    case SIGSEGV, SIGBUS:
      return isBadAddress
        ? "it used memory that is not its own, as through a pointer that is not valid"
        : "it ran out of stack, as endless recursion does"
    case SIGILL, SIGTRAP:
      return
        "a check inside Swift's library failed, such as for a result that does not fit into its type"
    case SIGABRT: return "it ended itself by 'abort()', or the C library found its memory damaged"
    default:
      guard signal > 0, let name = strsignal(signal) else { return "" }
      return "it ended at the signal \(signal), '\(String(cString: name))'"
    }
  }

  /// Adds the line of the answer, and the kind of a trap that has no words.
  fileprivate mutating func add(symbols lines: [String]) {
    let failure = "Swift runtime failure: "
    if message.isEmpty, let first = lines.first, first.hasPrefix(failure) {
      message = String(first.dropFirst(failure.count).prefix(300))
      if message == "arithmetic overflow" { message += ": the result does not fit into its type" }
    }
    guard line == nil else { return }
    line =
      lines.lazy.compactMap { text -> Int? in
        let fields = text.split(separator: ":")
        guard fields.count == 3, fields[0] == ProgramSource.answerName else { return nil }
        return Int(fields[1]).flatMap { $0 > 0 ? $0 : nil }
      }.first
  }
}

extension ProcessLimits {
  /// What reading the tables of one small program may use.
  fileprivate static let symbolizing = ProcessLimits(
    wallSeconds: 10, processorSeconds: 5, memoryBytes: 2 << 30, outputBytes: 1 << 16,
    openFiles: 64)
}
