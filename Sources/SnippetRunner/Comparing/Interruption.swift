import BookModel
import Diagnostics
import Sandbox

extension ProgramRun {
  /// What stopped the program, in words; `nil` for one that came to its end.
  var message: String? {
    switch ending {
    case .finished: nil
    case .left(let status): "the program left with status \(status)"
    case .trapped(let signal, let trap): trap.text ?? Self.message(ofSignal: signal)
    case .exceeded(let kind): "the program reached its limit of \(kind.words)"
    case .unreadable: "the values that the program hands over cannot be read"
    }
  }

  private static func message(ofSignal signal: Int) -> String {
    switch signal {
    case 4: "the program trapped without a message, as for arithmetic that overflows"
    case 11: "the program used memory that it does not have, as for recursion without an end"
    default: "signal \(signal) stopped the program"
    }
  }
}

extension ChapterProgram {
  /// Returns what to say of a program that did not come to its end.
  func diagnostic(forInterrupted run: ProgramRun) -> Diagnostic? {
    guard let message = run.message else { return nil }
    let part = run.interruptedPart.flatMap { self[$0] }
    var diagnostic = Diagnostic(run.ending.diagnosticID, message, at: part?.places.whole)
    if case .trapped(_, let trap) = run.ending, let place = trap.place,
      let trapping = self[place.part]
    {
      diagnostic.range = trapping.places.range(line: place.line, column: place.column)
      if let part, part.number != trapping.number {
        diagnostic.notes.append("reached from \(part.name), line \(part.places.whole.start.line)")
      }
    }
    let later = parts.count { $0.role == .runs && run.outputs[$0.number] == nil }
    if later > 0, run.ending != .unreadable {
      diagnostic.notes.append("\(later) later snippet\(later == 1 ? "" : "s") did not run")
    }
    diagnostic.help = run.ending.help
    return diagnostic
  }
}

extension ProcessLimits.Kind {
  /// What is limited, for people.
  var words: String {
    switch self {
    case .wallTime: "time"
    case .processorTime: "processor time"
    case .memory: "memory"
    case .output: "printed output"
    }
  }
}

extension ProgramRun.Ending {
  fileprivate var diagnosticID: String {
    switch self {
    case .finished, .left: "snippet-exited"
    case .trapped: "snippet-trapped"
    case .exceeded(.wallTime), .exceeded(.processorTime): "snippet-timeout"
    case .exceeded(.memory): "snippet-memory"
    case .exceeded(.output): "snippet-output-limit"
    case .unreadable: "channel-unreadable"
    }
  }

  fileprivate var help: String? {
    switch self {
    case .finished: nil
    case .left: "let the chapter's program run to its end; 'exit' ends it for all later snippets"
    case .trapped: "mark the snippet '.traps' if this is what it is to show"
    case .exceeded(.memory): "use smaller tensors, or look for a loop that keeps them"
    case .exceeded: "look for a loop without an end"
    case .unreadable: "leave descriptor 3 and the place of standard output as they are"
    }
  }
}
