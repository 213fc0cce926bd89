/// All that an exercise is graded with, as the judge computes it: no code, only values.
public struct CaseBook: Hashable, Sendable, Codable {
  /// Points that are earned together.
  public struct Group: Hashable, Sendable, Codable {
    /// What the cases have in common, for the student.
    public var name: String

    /// The points of the group.
    public var points: Int

    /// Creates a group.
    public init(name: String, points: Int) {
      self.name = name
      self.points = points
    }
  }

  /// A way in which students go wrong.
  public struct Mistake: Hashable, Sendable, Codable {
    /// The name by which a wrong solution says that it makes it, such as `kernel-flipped`.
    public var id: String

    /// What the student is told.
    public var hint: String

    /// Creates a mistake.
    public init(id: String, hint: String) {
      self.id = id
      self.hint = hint
    }
  }

  /// One call of the student's entry point.
  public struct Case: Hashable, Sendable, Codable {
    /// The index of its group.
    public var group: Int

    /// What is special about it; empty for a random one.
    public var title: String

    /// Whether the student may never see it.
    public var isHidden: Bool

    /// The arguments, in the declaration's order.
    public var inputs: [ExerciseValue]

    /// The answer; `nil` if it is sealed or a property decides.
    public var expected: ExerciseValue?

    /// Digests in place of the answers, in the students' copy, where no argument but the answer itself
    /// would be told.
    public var seal: Seal?

    /// What each mistake would answer, by the mistake's place in `CaseBook.mistakes`.
    public var wrongAnswers: [Int: ExerciseValue]

    /// Creates a case.
    public init(
      group: Int, title: String, isHidden: Bool, inputs: [ExerciseValue],
      expected: ExerciseValue?, wrongAnswers: [Int: ExerciseValue]
    ) {
      self.group = group
      self.title = title
      self.isHidden = isHidden
      self.inputs = inputs
      self.expected = expected
      self.wrongAnswers = wrongAnswers
    }
  }

  /// What an answer is compared with where the right one may not be read.
  ///
  /// Everything is the digest of a key that is slow to derive. Where a number lies between two roundings,
  /// both are right.
  public struct Seal: Hashable, Sendable, Codable {
    /// What gives equal answers of two exercises other keys.
    public var salt: String

    /// How often a hash is taken for one key.
    public var rounds: Int

    /// The digests of the right answer.
    public var expected: [String]

    /// The digest of the right option of a choice, whatever the reasons.
    public var option: String?

    /// The digests of the right answer's shape; `nil` if it is no tensor or list of numbers.
    public var shape: String?

    /// The digests of each number with its place; `nil` as for the shape, or if there are many.
    public var cells: [[String]]?

    /// The id and the hint of each known mistake by the digest of its answer, to be opened with its key.
    public var mistakes: [String: String] = [:]

    /// Creates a seal.
    public init(salt: String, rounds: Int, expected: [String]) {
      self.salt = salt
      self.rounds = rounds
      self.expected = expected
    }
  }

  /// The groups, in the author's order.
  public var groups: [Group]

  /// The mistakes, in the author's order.
  public var mistakes: [Mistake]

  /// The cases; random ones of a group from small to large.
  public var cases: [Case]

  /// How many hidden cases were left out of a students' copy.
  public var withheld = 0

  /// Creates a book of cases.
  public init(groups: [Group], mistakes: [Mistake], cases: [Case]) {
    self.groups = groups
    self.mistakes = mistakes
    self.cases = cases
  }

  /// Whether a property of the answer decides, so that the judge must see each answer.
  public var needsJudge: Bool { cases.contains { $0.expected == nil && $0.seal == nil } }
}

extension CaseBook {
  /// The book as one value, which `init(value:)` reads back.
  public var value: ExerciseValue {
    .list([
      .list(groups.map { .list([.text($0.name), .integer($0.points)]) }),
      .list(mistakes.map { .list([.text($0.id), .text($0.hint)]) }),
      .list(cases.map(\.value)),
    ])
  }

  /// Reads a book; `nil` if the value is something else.
  public init?(value: ExerciseValue) {
    guard let parts = value.items, parts.count == 3, let groups = parts[0].items,
      let mistakes = parts[1].items, let cases = parts[2].items
    else { return nil }
    self.init(
      groups: groups.compactMap(Group.init), mistakes: mistakes.compactMap(Mistake.init),
      cases: cases.compactMap(Case.init))
    guard self.groups.count == groups.count, self.mistakes.count == mistakes.count,
      self.cases.count == cases.count,
      self.cases.allSatisfy({ self.groups.indices.contains($0.group) })
    else { return nil }
  }
}

extension CaseBook.Group {
  fileprivate init?(value: ExerciseValue) {
    guard let parts = value.items, parts.count == 2, let name = parts[0].text,
      let points = parts[1].integer
    else { return nil }
    self.init(name: name, points: points)
  }
}

extension CaseBook.Mistake {
  fileprivate init?(value: ExerciseValue) {
    guard let parts = value.items, parts.count == 2, let id = parts[0].text,
      let hint = parts[1].text
    else { return nil }
    self.init(id: id, hint: hint)
  }
}

extension CaseBook.Case {
  fileprivate var value: ExerciseValue {
    .list([
      .integer(group), .text(title), .truth(isHidden), .list(inputs),
      .list(expected.map { [$0] } ?? []),
      .list(wrongAnswers.sorted { $0.key < $1.key }.map { .list([.integer($0.key), $0.value]) }),
    ])
  }

  fileprivate init?(value: ExerciseValue) {
    guard let parts = value.items, parts.count == 6, let group = parts[0].integer,
      let title = parts[1].text, case .truth(let isHidden) = parts[2], let inputs = parts[3].items,
      let expected = parts[4].items, let wrongAnswers = parts[5].items
    else { return nil }
    let pairs = wrongAnswers.compactMap { pair -> (Int, ExerciseValue)? in
      guard let parts = pair.items, parts.count == 2, let place = parts[0].integer else {
        return nil
      }
      return (place, parts[1])
    }
    self.init(
      group: group, title: title, isHidden: isHidden, inputs: inputs, expected: expected.first,
      wrongAnswers: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
  }
}

/// What the judge says of an answer that a property decides.
public struct Finding: Hashable, Sendable, Codable {
  /// The part of the case's worth that the answer earns, from 0 to 1.
  public var share: Double

  /// What the student is told; empty if all is right.
  public var message: String

  /// The place of the known mistake in `CaseBook.mistakes`.
  public var mistake: Int?

  /// Creates a finding.
  public init(share: Double, message: String, mistake: Int? = nil) {
    self.share = share
    self.message = message
    self.mistake = mistake
  }

  /// The answer is right.
  public static let holds = Finding(share: 1, message: "")

  /// The answer is wrong, for a reason.
  public static func fails(_ message: String) -> Finding { Finding(share: 0, message: message) }

  /// The answer is worth a part of the points, for a reason.
  public static func earns(_ share: Double, _ message: String) -> Finding {
    Finding(share: share, message: message)
  }

  /// The finding as one value, which `init(value:)` reads back.
  public var value: ExerciseValue {
    .list([.real(share), .text(message), .integer(mistake ?? -1)])
  }

  /// Reads a finding; `nil` if the value is something else.
  public init?(value: ExerciseValue) {
    guard let parts = value.items, parts.count == 3, case .real(let share) = parts[0],
      (0...1).contains(share), let message = parts[1].text, let mistake = parts[2].integer
    else { return nil }
    self.init(share: share, message: message, mistake: mistake < 0 ? nil : mistake)
  }
}
