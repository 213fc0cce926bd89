import ExerciseSupport
import ExerciseValues

/// What an exercise is graded with: how its answers are judged, its cases, and the known mistakes.
///
/// `Checks.swift` declares one, and a function that fills it:
///
///     let checks = Checks(reference: { (input: Tensor, stride: Int) -> Tensor in … })
///
///     func addCases() {
///       checks.group("by hand", points: 2) {
///         checks.example("one pixel", [[1]], 2)
///       }
///     }
///
/// None of this is in the process that runs the student's code.
public final class Checks<Output: ExerciseExchangeable, each Input: ExerciseExchangeable> {
  /// A known mistake and how it shows.
  struct Mistake {
    var id: String
    var hint: String

    /// The answer that the mistake gives for some inputs; `nil` where it gives none.
    var answer: (repeat each Input) -> Output?

    /// Whether an answer that fails its property makes the mistake.
    var isMade: (Output, repeat each Input) -> Bool
  }

  /// A case with its inputs as they are.
  struct Case {
    var group: Int
    var title: String
    var isHidden: Bool
    var inputs: (repeat each Input)
  }

  /// Gives the answer to some inputs; `nil` if a property decides.
  var reference: (([ExerciseValue]) throws -> ExerciseValue)?

  /// Judges an answer to some inputs; `nil` if it is compared with the reference's.
  var property: ((ExerciseValue, [ExerciseValue]) -> Finding?)?

  var groups: [CaseBook.Group] = []
  var mistakes: [KnownMistake] = []
  var cases: [CaseBook.Case] = []

  /// Whether the cases that are added now may never be shown.
  var isHidden = false

  /// From what random cases are drawn.
  var seed: UInt64 = 0

  private var openGroup: Int?

  /// Judges answers by comparing them with what a reference computes.
  ///
  /// - Parameter reference: Takes the entry point's arguments, in its order, and gives its result.
  public init(reference: @escaping (repeat each Input) throws -> Output) {
    self.reference = { try Self.call(reference, $0).exerciseValue }
  }

  /// Judges answers by a property, where many are right.
  ///
  /// The students' copy of the book holds this file, so the property must not give an answer away.
  ///
  /// - Parameter property: Takes the student's answer and the arguments that led to it.
  public init(property: @escaping (Output, repeat each Input) -> Finding) {
    self.property = { answer, inputs in
      Output(exerciseValue: answer).map { Self.call(property, $0, inputs) }
    }
  }

  /// Adds points that are earned together, all or none, unless a property gives shares.
  ///
  /// - Parameters:
  ///   - name: What the cases have in common; the same name again adds to its cases.
  ///   - points: What the group is worth.
  ///   - body: Adds the cases.
  public func group(_ name: String, points: Int = 0, _ body: () -> Void) {
    if let known = groups.firstIndex(where: { $0.name == name }) {
      openGroup = known
    } else {
      openGroup = groups.count
      groups.append(CaseBook.Group(name: name, points: points))
    }
    body()
    openGroup = nil
  }

  /// Adds a case.
  ///
  /// - Parameters:
  ///   - title: What is special about it.
  ///   - inputs: The arguments of the entry point, without labels.
  public func example(_ title: String, _ inputs: repeat each Input) {
    guard let openGroup else { fatalError("the example '\(title)' stands in no group") }
    var values: [ExerciseValue] = []
    for input in repeat each inputs { values.append(input.exerciseValue) }
    add(values, title: title, to: openGroup)
  }

  /// Adds random cases, from small to large.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - draw: Makes the arguments of one case.
  public func random(
    _ count: Int, _ draw: (inout CaseSource) throws -> (repeat each Input)
  ) {
    guard let openGroup else { fatalError("random cases stand in no group") }
    let drawn = (0..<count).map { index in
      let growth = count > 1 ? Double(index) / Double(count - 1) : 1
      return drawOne(from: UInt64(cases.count + index), growth, draw)
    }
    // A stable order: cases of one size stay as they were drawn.
    let sizes = drawn.map(\.readingSize)
    for index in drawn.indices.sorted(by: { (sizes[$0], $0) < (sizes[$1], $1) }) {
      add(drawn[index], title: "", to: openGroup)
    }
  }

  /// Adds a known mistake: what a student gets who makes it.
  ///
  /// - Parameters:
  ///   - id: A name such as `kernel-flipped`, for the wrong solutions that make it.
  ///   - hint: What the student is told: what it looks like, never the solution's code.
  ///   - answer: The answer for some arguments; `nil` where the mistake gives none.
  public func mistake(
    _ id: String, _ hint: String, _ answer: @escaping (repeat each Input) -> Output?
  ) {
    mistakes.append(
      KnownMistake(
        id: id, hint: hint, answer: { Self.call(answer, $0)?.exerciseValue }, isMade: nil))
  }

  /// Adds a known mistake of an exercise whose property decides.
  ///
  /// - Parameters:
  ///   - id: A name, for the wrong solutions that make it.
  ///   - hint: What the student is told.
  ///   - example: An answer that makes it, to prove that it is noticed.
  ///   - isMade: Whether a wrong answer makes it.
  public func mistake(
    _ id: String, _ hint: String, example: Output,
    when isMade: @escaping (Output, repeat each Input) -> Bool
  ) {
    let example = example.exerciseValue
    mistakes.append(
      KnownMistake(id: id, hint: hint, answer: { _ in example }) { answer, inputs in
        Output(exerciseValue: answer).map { Self.call(isMade, $0, inputs) } ?? false
      })
  }
}

/// A known mistake and how it shows.
struct KnownMistake {
  var id: String
  var hint: String

  /// The answer that the mistake gives for some inputs; `nil` where it gives none.
  var answer: ([ExerciseValue]) -> ExerciseValue?

  /// Whether an answer that fails its property makes the mistake.
  var isMade: ((ExerciseValue, [ExerciseValue]) -> Bool)?
}

extension Checks {
  private func add(_ inputs: [ExerciseValue], title: String, to group: Int) {
    cases.append(
      CaseBook.Case(
        group: group, title: title, isHidden: isHidden, inputs: inputs, expected: nil,
        wrongAnswers: [:]))
  }

  private func drawOne(
    from place: UInt64, _ growth: Double,
    _ draw: (inout CaseSource) throws -> (repeat each Input)
  ) -> [ExerciseValue] {
    let attempts: UInt64 = 1000
    for attempt in 0..<attempts {
      // An odd factor keeps neighbouring places and attempts apart.
      let number = seed &* 0x9E37_79B9_7F4A_7C15 &+ place &* attempts &+ attempt
      // What small sizes cannot meet, larger ones may.
      let reach = Swift.min(1, growth + Double(attempt) / 50)
      var source = CaseSource(seed: number, growth: reach)
      guard let inputs = try? draw(&source) else { continue }
      var values: [ExerciseValue] = []
      for input in repeat each inputs { values.append(input.exerciseValue) }
      return values
    }
    fatalError("no random case meets its requirements in \(attempts) attempts")
  }

  private static func call<Result>(
    _ function: (repeat each Input) throws -> Result, _ inputs: [ExerciseValue]
  ) rethrows -> Result {
    var rest = inputs[...]
    return try function(repeat taken((each Input).self, from: &rest))
  }

  private static func call<Result>(
    _ function: (Output, repeat each Input) -> Result, _ answer: Output, _ inputs: [ExerciseValue]
  ) -> Result {
    var rest = inputs[...]
    return function(answer, repeat taken((each Input).self, from: &rest))
  }

  private static func taken<Value: ExerciseExchangeable>(
    _ type: Value.Type, from rest: inout ArraySlice<ExerciseValue>
  ) -> Value {
    guard let value = rest.popFirst().flatMap({ Value(exerciseValue: $0) }) else {
      fatalError("a case has other arguments than the reference")
    }
    return value
  }
}
