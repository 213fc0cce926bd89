import Sandbox

/// What one run of a chapter's program left.
struct ProgramRun: Hashable, Sendable, Codable {
  /// How a run ends.
  enum Ending: Hashable, Sendable, Codable {
    /// It came to its end, behind a part.
    case finished(part: Int)

    /// A snippet left the program early, with a status.
    case left(status: Int)

    /// A trap or another signal stopped it.
    case trapped(signal: Int, TrapMessage)

    /// It was stopped at a limit.
    case exceeded(ProcessLimits.Kind)

    /// A snippet wrote to the values channel, or moved standard output: from there on it is not
    /// known what belongs to which part.
    case unreadable
  }

  /// How it ended.
  var ending: Ending

  /// What each part printed, by the part's number; parts that were not reached are missing.
  var outputs: [Int: String] = [:]

  /// The values that each part recorded, in the order of its expressions.
  var values: [Int: [RecordedValue]] = [:]

  /// What each traced part did; a step's `snippet` is here the number of its part.
  var traces: [Int: [TraceStep]] = [:]

  /// The pictures that each part showed, in SVG.
  var figures: [Int: [String]] = [:]

  /// The records that were computed and not read, by name.
  var records: [String: ComputedRecord] = [:]

  /// The part in which the program stopped; `nil` if it came to its end.
  var interruptedPart: Int?

  /// Reads what a process left.
  ///
  /// - Parameters:
  ///   - result: The process's result.
  ///   - parts: The numbers of the parts in the order in which they run.
  ///   - sites: The sites of traced parts.
  init(_ result: ProcessResult, parts: [Int], sites: [TracedProgram.Site] = []) {
    var reading = ChannelReading(printed: result.standardOutput, parts: parts, sites: sites)
    let isReadable = ValueLine.parse(result.values).allSatisfy { line in
      line.map { reading.take($0) } ?? false
    }
    outputs = reading.outputs
    values = reading.values
    traces = reading.trace.steps
    figures = reading.figures
    records = reading.records
    ending = isReadable ? Ending(result, end: reading.end) : .unreadable
    if case .finished = ending { return }
    interruptedPart = reading.runningPart ?? parts.last
    if let interruptedPart { outputs[interruptedPart, default: ""] += reading.rest }
  }

  /// Whether a part ran to its end.
  func completed(_ part: Int) -> Bool {
    outputs[part] != nil && interruptedPart != part
  }
}

extension ProgramRun.Ending {
  fileprivate init(_ result: ProcessResult, end: Int?) {
    switch result.ending {
    case .exited(let status):
      self = end.map { .finished(part: $0) } ?? .left(status: status)
    case .signalled(let signal):
      self = .trapped(signal: signal, TrapMessage(errors: result.errorText))
    case .exceeded(let kind):
      self = .exceeded(kind)
    }
  }
}
