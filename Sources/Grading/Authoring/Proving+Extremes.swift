import BookModel
import ExerciseValues

/// Odd answers, which a property must decide on as on any other.
extension Proving {
  /// Proves that the property says something of extreme numbers, of none, and of strange shapes.
  mutating func proveExtremes(_ judged: Judged) async throws(GradingError) {
    guard let program = judged.program, let number = judged.book.cases.indices.first else { return }
    let judge = JudgeRunner(tools: grader.tools, program: program, exercise: exercise, seed: 0)
    let values = extremes(judged.book)
    // One process judges them all; only where it stops is each asked about by itself.
    if try await Self.stop(of: judge, on: values, number) == nil { return }
    for value in values {
      guard let stop = try await Self.stop(of: judge, on: [value], number) else { continue }
      report(
        "exercise-checks", "the property stops on the answer \(value.displayText.prefix(80))",
        details: [String(stop.prefix(200))], help: "return '.fails(…)' for what it cannot judge")
      return
    }
  }

  /// What a judge says when it stops on answers to a case; `nil` if it decides on each.
  private static func stop(
    of judge: JudgeRunner, on values: [ExerciseValue], _ number: Int
  ) async throws(GradingError) -> String? {
    do throws(GradingError) {
      switch try await judge.findings(on: values.map { (number: number, value: $0) }) {
      case .answered: return nil
      case .failed(let words): return words
      }
    } catch {
      guard case .checksStop(_, let words) = error else { throw error }
      return words
    }
  }

  /// Answers of the entry point's type and of the shapes of known mistakes, with extreme numbers.
  private func extremes(_ book: CaseBook) -> [ExerciseValue] {
    let plain: [ExerciseValue] = [.integer(1), .tensor(shape: [], scalars: [1]), .list([])]
    let integers = (1...4).map { ExerciseValue.list(Array(repeating: .integer(1), count: $0)) }
    let tensors = [1, 2].map {
      ExerciseValue.list(Array(repeating: .tensor(shape: [0], scalars: []), count: $0))
    }
    let known = book.cases.flatMap { $0.wrongAnswers.sorted { $0.key < $1.key }.map(\.value) }
    let shapes = plain + integers + tensors + known.prefix(2)
    return shapes.flatMap { value in
      [
        value, value.with(integer: .max, real: .nan), value.with(integer: .min, real: .infinity),
        value.with(integer: 0, real: -.greatestFiniteMagnitude),
      ]
    }
  }
}

extension ExerciseValue {
  /// The value with all its numbers replaced.
  fileprivate func with(integer: Int, real: Float) -> ExerciseValue {
    switch self {
    case .tensor(let shape, let scalars): .tensor(shape: shape, scalars: scalars.map { _ in real })
    case .integer: .integer(integer)
    case .real: .real(Double(real))
    case .list(let items): .list(items.map { $0.with(integer: integer, real: real) })
    case .truth, .text: self
    }
  }
}
