import BookModel
import Diagnostics
import Foundation
import SnippetRunner
import Testing

@testable import Grading

/// The one line beside a message of the compiler: it is given, and whoever follows it compiles.
@Suite struct HintTests {
  /// What a student writes, a part of what is to be said, and what is written after that.
  private static let pairs: [(before: String, hint: String, after: String)] = [
    (
      "(_ x: Tensor) -> Tensor { x.permute(0, 2, 1) }", "x.transposed(permutation: [0, 2, 1])",
      "(_ x: Tensor) -> Tensor { x.transposed(permutation: [0, 2, 1]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.transpose(0, 1) }", "x.transposed(permutation: [0, 2, 1])",
      "(_ x: Tensor) -> Tensor { x.transposed(permutation: [1, 0]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { np.transpose(x, [1, 0]) }",
      "x.transposed(permutation: [0, 2, 1])",
      "(_ x: Tensor) -> Tensor { x.transposed(permutation: [1, 0]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { np.transpose(x) }", "x.transposed()",
      "(_ x: Tensor) -> Tensor { x.transposed() }"
    ),
    (
      "(_ n: Int) -> Int { var s = 0; for i in 0..<(Double(n) / 2) { s += i }; return s }",
      "do not mix; write 'Int(…)'",
      "(_ n: Int) -> Int { var s = 0; for i in 0..<Int(Double(n) / 2) { s += i }; return s }"
    ),
    (
      "(_ v: [Int]) -> Int { let m = Double(v.count) / 2; return v[m] }",
      "do not mix; write 'Int(m)'",
      "(_ v: [Int]) -> Int { let m = Double(v.count) / 2; return v[Int(m)] }"
    ),
    (
      "(_ n: Int) -> Double { let x = n == 1 ? n : 0.5; return x }",
      "do not mix; write 'Double(…)' around the Int",
      "(_ n: Int) -> Double { let x = n == 1 ? Double(n) : 0.5; return x }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.T }", "x.transposed()",
      "(_ x: Tensor) -> Tensor { x.transposed() }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.view(2, 3) }", "x.reshaped(to: [2, 3])",
      "(_ x: Tensor) -> Tensor { x.reshaped(to: [2, 3]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.reshape(2, 3) }", "x.reshaped(to: [2, 3])",
      "(_ x: Tensor) -> Tensor { x.reshaped(to: [2, 3]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.unsqueeze(0) }", "x.unsqueezed(axis: 0)",
      "(_ x: Tensor) -> Tensor { x.unsqueezed(axis: 0) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.squeeze(0) }", "x.squeezed(axis: 0)",
      "(_ x: Tensor) -> Tensor { x.squeezed(axis: 0) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.flip([0]) }", "x.flipped(axes: [-2, -1])",
      "(_ x: Tensor) -> Tensor { x.flipped(axes: [-2, -1]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { Tensor.zeros([2, 3]) }", "Tensor(zeros: [2, 3])",
      "(_ x: Tensor) -> Tensor { Tensor(zeros: [2, 3]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { zeros(2, 3) }", "Tensor(zeros: [2, 3])",
      "(_ x: Tensor) -> Tensor { Tensor(zeros: [2, 3]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { torch.ones(2, 3) }", "Tensor(ones: [2, 3])",
      "(_ x: Tensor) -> Tensor { Tensor(ones: [2, 3]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { np.eye(3) }", "Tensor(identity: 3)",
      "(_ x: Tensor) -> Tensor { Tensor(identity: 3) }"
    ),
    ("(_ x: Tensor) -> Tensor { np.strange(3) }", "course api", "(_ x: Tensor) -> Tensor { x }"),
    (
      "(_ x: Tensor) -> Tensor { arange(6) }", "Tensor(arange: 0..<6)",
      "(_ x: Tensor) -> Tensor { Tensor(arange: 0..<6) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { Tensor.full([2, 3], 0.5) }",
      "Tensor(repeating: 0.5, shape: [2, 3])",
      "(_ x: Tensor) -> Tensor { Tensor(repeating: 0.5, shape: [2, 3]) }"
    ),
    (
      "(_ x: Tensor, _ y: Tensor) -> Tensor { cat([x, y], 0) }",
      "Tensor.concatenate([x, y], alongAxis: 0)",
      "(_ x: Tensor, _ y: Tensor) -> Tensor { Tensor.concatenate([x, y], alongAxis: 0) }"
    ),
    (
      "(_ x: Tensor, _ y: Tensor) -> Tensor { Tensor.stack([x, y]) }", "Tensor(stacking: [x, y])",
      "(_ x: Tensor, _ y: Tensor) -> Tensor { Tensor(stacking: [x, y]) }"
    ),
    (
      "(_ x: Tensor, _ y: Tensor) -> Tensor { x.matmul(y) }", "matmul(x, y)",
      "(_ x: Tensor, _ y: Tensor) -> Tensor { matmul(x, y) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.pad(1) }", "x.padded(top: 1, bottom: 1, left: 1, right: 1)",
      "(_ x: Tensor) -> Tensor { x.padded(top: 1, bottom: 1, left: 1, right: 1) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.clamp(0, 1) }", "x.clamped(to: 0...1)",
      "(_ x: Tensor) -> Tensor { x.clamped(to: 0...1) }"
    ),
    ("(_ x: Tensor) -> Tensor { x.clone() }", "leave it out", "(_ x: Tensor) -> Tensor { x }"),
    ("(_ x: Tensor) -> Tensor { x.exp() }", "exp(x)", "(_ x: Tensor) -> Tensor { exp(x) }"),
    (
      "(_ x: Tensor) -> Tensor { x.expand(2, 3) }", "x.broadcast(to: [2, 3])",
      "(_ x: Tensor) -> Tensor { x.broadcast(to: [2, 3]) }"
    ),
    (
      "(_ x: Tensor, _ y: Tensor) -> Bool { x.allclose(y) }", "x.isClose(to: y)",
      "(_ x: Tensor, _ y: Tensor) -> Bool { x.isClose(to: y) }"
    ),
    (
      "(_ x: Tensor) -> Int { x.numel() }", "x.scalarCount",
      "(_ x: Tensor) -> Int { x.scalarCount }"
    ),
    ("(_ x: Tensor) -> Int { x.ndim }", "x.rank", "(_ x: Tensor) -> Int { x.rank }"),
    ("(_ x: Tensor) -> Int { x.size(0) }", "x.shape[0]", "(_ x: Tensor) -> Int { x.shape[0] }"),
    ("(_ x: Tensor) -> Int { x.shape(0) }", "a[0]", "(_ x: Tensor) -> Int { x.shape[0] }"),
    ("(_ x: Tensor) -> Float { x.item() }", "x.scalars", "(_ x: Tensor) -> Float { x.scalars[0] }"),
    (
      "(_ x: Tensor) -> Tensor { x.sum(dim: 1) }", "x.sum(axes: [1])",
      "(_ x: Tensor) -> Tensor { x.sum(axes: [1]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.mean(axis: 1) }", "x.sum(axes: [1])",
      "(_ x: Tensor) -> Tensor { x.mean(axes: [1]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x.transposed(axes: [0, 2, 1]) }",
      "x.transposed(permutation: [0, 2, 1])",
      "(_ x: Tensor) -> Tensor { x.transposed(permutation: [0, 2, 1]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { Tensor(0, 1, 2) }", "Tensor([0, 1, 2])",
      "(_ x: Tensor) -> Tensor { Tensor([0, 1, 2]) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { Tensor(zeros: 2, 3) }", "Tensor(zeros: [2, 3])",
      "(_ x: Tensor) -> Tensor { Tensor(zeros: [2, 3]) }"
    ),
    (
      "(_ x: Tensor, _ n: Int) -> Tensor { x * n }",
      "an Int do not mix; write 'Float(…)' around the Int",
      "(_ x: Tensor, _ n: Int) -> Tensor { x * Float(n) }"
    ),
    (
      "(_ x: Tensor) -> Tensor { x[0, 0] = 3; return x }", "'var x = x'",
      "(_ x: Tensor) -> Tensor { var x = x; x[0, 0] = 3; return x }"
    ),
    (
      "(_ n: Int) -> Int { n = n + 1; return n }", "'var n = n'",
      "(_ n: Int) -> Int { var n = n; n = n + 1; return n }"
    ),
    (
      "(_ n: Int) -> Int { let s = n; s += 1; return s }", "'var s'",
      "(_ n: Int) -> Int { var s = n; s += 1; return s }"
    ),
    (
      "(_ n: Int) -> Int { var i = n; i++; return i }", "write 'i += 1'",
      "(_ n: Int) -> Int { var i = n; i += 1; return i }"
    ),
    (
      "(_ n: Int) -> Int { var i = n; --i; return i }", "write 'i -= 1'",
      "(_ n: Int) -> Int { var i = n; i -= 1; return i }"
    ),
    ("(_ n: Int) -> Int { n ** 2 }", "n * n", "(_ n: Int) -> Int { n * n }"),
    (
      "(_ stride: Int) -> Int { stride(from: 0, to: 6, by: 2).reduce(0, +) }",
      "'Swift.stride(from: 0, to: 6, by: 2)'",
      "(_ stride: Int) -> Int { Swift.stride(from: 0, to: 6, by: 2).reduce(0, +) }"
    ),
    (
      "(_ max: Int) -> Int { max(max, 2) }", "'Swift.max(…)'",
      "(_ max: Int) -> Int { Swift.max(max, 2) }"
    ),
    (
      "(_ n: Int) -> Int { for i in range(n) { print(i) }; return n }", "0..<n",
      "(_ n: Int) -> Int { for i in 0..<n { print(i) }; return n }"
    ),
    ("(_ x: [Int]) -> Int { len(x) }", "x.count", "(_ x: [Int]) -> Int { x.count }"),
    ("(_ a: [Int]) -> Int { a.length }", "a.count", "(_ a: [Int]) -> Int { a.count }"),
    (
      "(_ n: Int) -> [Int] { var a: [Int] = []; a.push(n); return a }", "a.append(1)",
      "(_ n: Int) -> [Int] { var a: [Int] = []; a.append(1); return a }"
    ),
    ("(_ n: int) -> Int { 1 }", "write 'Int'", "(_ n: Int) -> Int { 1 }"),
    ("(_ n: Int) -> Bool { True }", "write 'true'", "(_ n: Int) -> Bool { true }"),
    ("(_ n: Int) -> Int? { None }", "write 'nil'", "(_ n: Int) -> Int? { nil }"),
    (
      "(_ x: Double) -> Double { floor(x) }", "import Foundation",
      "(_ x: Double) -> Double { floor(x) }"
    ),
    (
      "(_ x: Double) -> Double { Double(sqrt(x).rank) }", "import Foundation",
      "(_ x: Double) -> Double { sqrt(x) }"
    ),
    (
      "(_ x: Double) -> Double { math.floor(x) }", "import Foundation",
      "(_ x: Double) -> Double { floor(x) }"
    ),
    (
      "(_ x: Float, _ n: Int) -> Float { x * n }",
      "an Int and a Float do not mix; write 'Float(n)'",
      "(_ x: Float, _ n: Int) -> Float { x * Float(n) }"
    ),
    (
      "(_ x: Float) -> Int { return x + 1 }", "write 'Int(…)'",
      "(_ x: Float) -> Int { return Int(x + 1) }"
    ),
    (
      "(_ n: Int) -> Float { let y: Float = n; return y }", "write 'Float(n)'",
      "(_ n: Int) -> Float { let y: Float = Float(n); return y }"
    ),
    (
      "(_ x: Double, _ n: Int) -> Float { Float(n) * x }", "write 'Float(x)'",
      "(_ x: Double, _ n: Int) -> Float { Float(n) * Float(x) }"
    ),
    ("(_ n: Int) -> Int { return n / 2.0 }", "write '2'", "(_ n: Int) -> Int { return n / 2 }"),
    (
      "(_ a: [Float], _ n: Int) -> Float { a[Float(n)] }", "a Float and an Int do not mix",
      "(_ a: [Float], _ n: Int) -> Float { a[Int(n)] }"
    ),
  ]

  private static func program(_ bodies: [String], imports: [String] = ["TensorCore"]) -> String {
    imports.map { "import \($0)\n" }.joined()
      + bodies.enumerated().map { "func f\($0)\($1)\n" }.joined()
  }

  private func build(_ text: String, in folder: ExerciseFolder) async throws -> BuildOutcome {
    let made = folder.url.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    var source = ProgramSource.answer(text, to: try folder.exercise)
    source.files.removeLast()
    let builder = ProgramBuilder(tools: folder.grader.tools, level: await folder.grader.level)
    // On a busy machine a limit of time says nothing.
    while true {
      let outcome = try await builder.build(source, in: made.path)
      if case .exceeded = outcome { continue }
      return outcome
    }
  }

  private func helps(_ text: String, in folder: ExerciseFolder) async throws -> [Int: [String]] {
    guard case .refused(let messages) = try await build(text, in: folder) else { return [:] }
    let hint = CompilerHint(
      exercise: try folder.exercise, answer: SourceFile(path: "work/task.swift", text: text))
    var helps: [Int: [String]] = [:]
    for message in messages where message.severity == .error {
      guard let line = message.place?.line, let help = hint.help(for: message) else { continue }
      helps[line, default: []].append(help)
    }
    return helps
  }

  @Test func helpAndCompileWhenFollowed() async throws {
    let folder = try await ExerciseFolder.doubling()
    let helps = try await helps(Self.program(Self.pairs.map(\.before)), in: folder)
    for (index, pair) in Self.pairs.enumerated() {
      let given = helps[index + 2] ?? []
      #expect(given.contains { $0.contains(pair.hint) }, "\(pair.before): \(given)")
    }
    let followed = Self.program(Self.pairs.map(\.after), imports: ["Foundation", "TensorCore"])
    let built = try await build(followed, in: folder)
    guard case .built = built else {
      Issue.record("\(built)")
      return
    }
  }

  @Test func translateToWhatCompiles() async throws {
    let expressions = Set(ForeignNames.tensors.values).sorted()
    let bodies = expressions.map { "(_ x: Tensor, _ y: Tensor) { _ = \($0) }" }
    let built = try await build(Self.program(bodies), in: try await ExerciseFolder.doubling())
    guard case .built = built else {
      Issue.record("\(built)")
      return
    }
  }

  /// What does not even parse hides the messages behind it, so each is a file of its own.
  @Test(arguments: [
    (
      "func f(_ n: Int) -> Int { if n > 1 and n < 3 { return 1 }; return 0 }\n",
      "write '&&' for and"
    ),
    (
      "func f(_ n: Int) -> Int { for (var i = 0; i < n; i++) { print(i) } return 1 }\n",
      "for i in 0..<n { }"
    ),
    ("func f(_ x: Tensor) -> Tensor { x }\n", "write 'import TensorCore' on the first line"),
  ]) func helpWithForms(text: String, hint: String) async throws {
    let helps = try await helps(text, in: try await ExerciseFolder.doubling())
    #expect(helps.values.joined().contains { $0.contains(hint) }, "\(helps)")
  }

  @Test(arguments: [
    "import numpy as np\ndef doubled(x):\n    return x * 2\n",
    "def doubled(x):\n    return x * 2\n",
    "func doubled(_ input: Tensor) -> Tensor {\n  for i in range(3):\n    print(i)\n}\n",
  ]) func knowPython(text: String) async throws {
    let report = try await ExerciseFolder.doubling().check(text)
    #expect(report.diagnostics.count == 1)
    #expect(
      report.diagnostics[0].message == "this looks like Python; exercises are written in Swift")
    #expect(report.diagnostics[0].help == "declare 'func doubled(_ input: Tensor) -> Tensor'")
  }

  @Test func sayOnceThatAnImportIsMissing() async throws {
    let report = try await ExerciseFolder.doubling().check(
      "func doubled(_ input: Tensor) -> Tensor { let y: Tensor = input; return y + Tensor(1) }\n")
    #expect(
      report.diagnostics.compactMap(\.help) == ["write 'import TensorCore' on the first line"])
  }

  @Test func keepPythonInCommentsApart() async throws {
    let report = try await ExerciseFolder.doubling().check(
      ExerciseFolder.answer("inptu", before: "// def doubled(x):\n/* for i in x:\n*/"))
    #expect(report.diagnostics.map(\.message) == ["cannot find 'inptu' in scope"])
  }
}
