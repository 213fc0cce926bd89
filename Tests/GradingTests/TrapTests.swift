import Diagnostics
import ExerciseValues
import Grading
import Testing

/// A program that stops says where and why, whatever stops it.
@Suite struct TrapTests {
  /// Expressions of `n`, which is 1, with what is to be said of each.
  private static let traps: [(expression: String, message: String)] = [
    ("Int.max + n", "arithmetic overflow: the result does not fit into its type"),
    ("Int(UInt(n) - UInt(2))", "arithmetic overflow: the result does not fit into its type"),
    ("-(Int.min + n - 1)", "arithmetic overflow: the result does not fit into its type"),
    ("Int(Int8(n + 100) * 2)", "arithmetic overflow: the result does not fit into its type"),
    (
      "[n].reduce(Int.max) { $0 + $1 }",
      "arithmetic overflow: the result does not fit into its type"
    ),
    ("Int(Int8(n + 200))", "Not enough bits to represent the passed value"),
    ("checked(n)", "Precondition failed: the index is too large"),
    ("{ precondition(n > 1); return n }()", "Precondition failed"),
    ("{ assert(n > 1, \"more\"); return n }()", "Assertion failed: more"),
    (
      "([n] as [Any])[0] as! String == \"\" ? 1 : 2",
      "Could not cast value of type 'Swift.Int' to 'Swift.String'."
    ),
    ("[1, 2][n + 4]", "Index out of range"),
    ("(0..<(n - 2)).count", "Range requires lowerBound <= upperBound"),
    ("4 / (n - 1)", "Division by zero"),
    ("4 % (n - 1)", "Division by zero in remainder operation"),
    ("emptied(n)", "Can't remove last element from an empty collection"),
    ("stride(from: 0, to: 3, by: n - 1).reduce(0, +)", "Stride size must not be zero"),
    ("Int(\"x\")!", "Unexpectedly found nil while unwrapping an Optional value"),
    ("[1: 2][n]! + [1: 2][n + 1]!", "Unexpectedly found nil while unwrapping an Optional value"),
    (
      "Int(Double.nan * Double(n))",
      "Double value cannot be converted to Int because it is either infinite or NaN"
    ),
    ("Array(repeating: 0, count: n - 2).count", "Can't construct Array with count < 0"),
    ("Int(Tensor([1, 2])[n + 3])", "index 4 is outside axis 0, whose size is 2"),
    ("Tensor(zeros: [2 + n]).reshaped(to: [2]).rank", "shape [3] has 3 elements"),
    ("(Tensor(zeros: [2]) + Tensor(zeros: [2 + n])).rank", "shapes [2] and [3]"),
    ("try! tried(n)", "'try!' expression unexpectedly raised an error: Oops()"),
    ("endless(n)", "it ran out of stack, as endless recursion does"),
    ("aborted(n)", "it ended itself by 'abort()', or the C library found its memory damaged"),
    ("Int(raise(SIGFPE))", "it ended at the signal 8, 'Floating point exception'"),
    (
      "UnsafePointer<Int>(bitPattern: n + 7)!.pointee",
      "it used memory that is not its own, as through a pointer that is not valid"
    ),
  ]

  /// Each expression on the line of its place, from 12.
  private static let answer = """
    import Glibc
    import TensorCore

    func checked(_ n: Int) -> Int { precondition(n > 5, "the index is too large"); return n }
    func emptied(_ n: Int) -> Int { var a: [Int] = []; a.removeLast(); return n }
    func aborted(_ n: Int) -> Int { if n > 0 { abort() }; return n }
    func endless(_ n: Int) -> Int { endless(n + 1) + 1 }
    func tried(_ n: Int) throws -> Int { struct Oops: Error {}; if n > 0 { throw Oops() }; return n }
    func stopping(_ place: Int) -> Int {
      let n = min(1, place + 1)
      switch place {
    \(traps.indices.map { "  case \($0): return \(traps[$0].expression)" }.joined(separator: "\n"))
      default: return 0
      }
    }

    """

  private static let lines = ["checked(n)": 4, "emptied(n)": 5, "aborted(n)": 6, "endless(n)": 7]

  @Test func nameLineAndReason() async throws {
    let groups = Self.traps.indices.map {
      "  checks.group(\"\($0)\", points: 1) { checks.example(\"it\", \($0)) }"
    }
    let checks = """
      import ExerciseChecks
      import Tensors

      let checks = Checks(reference: { (place: Int) -> Int in -1 })

      func addCases() {
      \(groups.joined(separator: "\n"))
      }

      """
    let folder = try await ExerciseFolder(
      points: Self.traps.count, entry: "func stopping(_ place: Int) -> Int",
      settings: "seconds: 20", files: ["Checks.swift": checks])
    let report = try await folder.check(Self.answer)
    #expect(report.failures.count == Self.traps.count, "\(report.diagnostics)")
    for (place, failure) in report.failures.enumerated() {
      let (expression, expected) = Self.traps[place]
      guard case .crashed(let message, let line) = failure.failure else {
        Issue.record("\(expression): \(failure)")
        continue
      }
      #expect(message.hasPrefix(expected), "\(expression): \(message)")
      #expect(line == Self.lines[expression] ?? place + 12, "\(expression)")
    }
  }

  @Test func cannotForgeLines() async throws {
    let answer = ExerciseFolder.answer("input", before: "").replacing(
      "  input\n", with: "#sourceLocation(file: \"/etc/passwd\", line: 1)\n  return [input][9]\n")
    let report = try await ExerciseFolder.doubling().check(answer)
    #expect(report.failures[0].failure == .crashed(message: "Index out of range", line: 5))
  }
}
