import Expectations
import Sandbox

extension ChapterRun {
  /// How often the lines that the compiler refuses are left alone before nothing is recorded.
  private static let attemptCount = 5

  /// Runs the program once more with calls in its traced snippets, and adds what they record.
  ///
  /// What it prints and computes is compared with the run before, and is else not used.
  func recordTraces(
    in folder: String, _ record: inout RecordedRun
  ) async throws(RunnerError) {
    guard program.isTraced, case .finished? = record.run?.ending else { return }
    var skippedLines: [Int: Set<Int>] = [:]
    var refusals: [Int: TraceProblem] = [:]
    for _ in 0..<Self.attemptCount {
      let traced = TracedProgram(program, skipping: skippedLines)
      record.traceProblems = refusals.filter { part, _ in
        !traced.sites.contains { $0.part == part }
      }
      guard !traced.sites.isEmpty else { return }
      let result = try await tools.compile(
        traced.program.text, in: folder, as: "main.swift", arguments: tools.linkArguments)
      record.seconds += result.seconds
      if result.isSuccess { return try await run(traced, from: folder, &record) }
      let errors = CompilerMessage.parse(result.errorText).filter { $0.severity == .error }
      for error in errors {
        guard let place = error.place, let part = place.part else { continue }
        refusals[part] = .refused(error.text)
        if !skippedLines[part, default: []].insert(place.line).inserted {
          skippedLines[part] = Set(1...(program[part]?.lineCount ?? 1))
        }
      }
      if errors.allSatisfy({ $0.place?.part == nil }) { break }
    }
    note(.refused("the compiler fails"), &record)
  }

  /// Notes a problem of all traced parts.
  private func note(_ problem: TraceProblem, _ record: inout RecordedRun) {
    for part in program.parts where part.isTraced { record.traceProblems[part.number] = problem }
  }

  private func run(
    _ traced: TracedProgram, from folder: String, _ record: inout RecordedRun
  ) async throws(RunnerError) {
    let run = try await run(
      selecting: nil, from: folder, sites: traced.sites, &record.seconds)
    guard case .finished = run.ending else {
      return note(.stopped(run.message ?? "it stops"), &record)
    }
    guard let plain = record.run, isSame(run, as: plain) else {
      return note(.differs, &record)
    }
    record.traces = run.traces
    for part in program.trappingParts where part.isTraced {
      let run = try await self.run(
        selecting: part.number, from: folder, sites: traced.sites, &record.seconds)
      record.traces[part.number] = run.traces[part.number]
    }
  }

  /// Whether a run printed in its traced parts what another did, and recorded the same values.
  private func isSame(_ run: ProgramRun, as other: ProgramRun) -> Bool {
    let printsSame = program.parts.filter(\.isTraced).allSatisfy { part in
      run.outputs[part.number] == other.outputs[part.number]
    }
    return printsSame && run.values.keys == other.values.keys
      && run.values.allSatisfy { part, values in
        let others = other.values[part] ?? []
        return values.count == others.count && zip(values, others).allSatisfy { $0.isSame(as: $1) }
      }
  }
}

extension RecordedValue {
  /// Whether two values are equal, NaN being equal to itself.
  fileprivate func isSame(as other: RecordedValue) -> Bool {
    guard case .tensor(let value) = self, case .tensor(let other) = other else {
      return self == other
    }
    return value.shape == other.shape && value.elementType == other.elementType
      && zip(value.elements, other.elements).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
  }
}
