import ExerciseSupport
import ExerciseValues

/// The judge's program: tells the grader the cases, then judges answers that properties decide.
public enum Judge {
  /// Writes the book of cases as the first message, then answers each request until there are none.
  ///
  /// A request holds the answer to the case of its number, or the book's request an empty list.
  ///
  /// - Parameters:
  ///   - checks: The exercise's checks.
  ///   - addCases: Adds the public cases.
  ///   - addHiddenCases: Adds further cases, in the instructor's copy.
  public static func run<Output, each Input>(
    _ checks: Checks<Output, repeat each Input>,
    _ addCases: () -> Void, _ addHiddenCases: (() -> Void)? = nil
  ) -> Never {
    ExerciseServer.serve { (arguments: inout ExerciseArguments) in
      let request: JudgeRequest = arguments.next()
      switch request {
      case .book(let seed):
        addCases()
        checks.seed = seed
        checks.isHidden = true
        addHiddenCases?()
        return try Reply(value: checks.book().value)
      case .finding(let place, let answer, let namesMistake):
        return Reply(
          value: checks.finding(on: answer, to: place, namesMistake: namesMistake).value)
      }
    }
  }
}

/// What the grader asks of a judge.
enum JudgeRequest: ExerciseExchangeable {
  /// The cases, the hidden ones drawn from a seed.
  case book(seed: UInt64)

  /// What an answer to a case is worth, and which known mistake it makes.
  case finding(case: Int, answer: ExerciseValue, namesMistake: Bool)

  var exerciseValue: ExerciseValue {
    switch self {
    case .book(let seed): .integer(Int(truncatingIfNeeded: seed))
    case .finding(let place, let answer, let namesMistake):
      .list([.integer(place), answer, .truth(namesMistake)])
    }
  }

  init?(exerciseValue: ExerciseValue) {
    if let seed = exerciseValue.integer {
      self = .book(seed: UInt64(bitPattern: Int64(seed)))
    } else if let parts = exerciseValue.items, parts.count == 3, let place = parts[0].integer,
      case .truth(let namesMistake) = parts[2]
    {
      self = .finding(case: place, answer: parts[1], namesMistake: namesMistake)
    } else {
      return nil
    }
  }
}

/// A value that is sent as it is.
private struct Reply: ExerciseExchangeable {
  var exerciseValue: ExerciseValue

  init(value: ExerciseValue) {
    exerciseValue = value
  }

  init?(exerciseValue: ExerciseValue) {
    self.exerciseValue = exerciseValue
  }
}

extension Checks {
  /// The cases with what is expected of each and what each mistake would answer.
  func book() throws -> CaseBook {
    CaseBook(
      groups: groups, mistakes: mistakes.map { CaseBook.Mistake(id: $0.id, hint: $0.hint) },
      cases: try cases.map(completed))
  }

  private func completed(_ item: CaseBook.Case) throws -> CaseBook.Case {
    var item = item
    item.expected = try reference?(item.inputs)
    for (place, mistake) in mistakes.enumerated() {
      item.wrongAnswers[place] = mistake.answer(item.inputs)
    }
    return item
  }

  /// What a property says of an answer.
  func finding(on answer: ExerciseValue, to place: Int, namesMistake: Bool = true) -> Finding {
    guard cases.indices.contains(place), var finding = property?(answer, cases[place].inputs)
    else { return .fails("the answer is not of the declared type") }
    if namesMistake && finding.share < 1 && finding.mistake == nil {
      finding.mistake = mistakes.firstIndex { $0.isMade?(answer, cases[place].inputs) ?? false }
    }
    return finding
  }
}
