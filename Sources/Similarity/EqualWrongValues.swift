import Foundation

/// What somebody's answer gave where something else was right.
public struct WrongValue: Hashable, Sendable {
  /// Whose answer it was.
  public var owner: String

  /// The exercise and the case, such as `overlap-maps, case 3`.
  public var question: String

  /// The value, or a digest of it.
  public var value: String

  /// Creates a value.
  public init(owner: String, question: String, value: String) {
    self.owner = owner
    self.question = question
    self.value = value
  }
}

/// Two who gave wrong values that are equal and that few others gave.
public struct EqualWrongValues: Hashable, Sendable {
  /// The two, in the order of their names.
  public var owners: [String]

  /// The questions.
  public var questions: [String]

  /// How surprising it is, in bits: the sum of log₂(wrong answers / those with this value).
  public var bits: Double

  /// Finds those who gave equal wrong values.
  ///
  /// A mistake that many make says nothing of two of them, so a value counts only up to `few`
  /// owners.
  ///
  /// - Parameters:
  ///   - values: The wrong values of a course, one per owner and question.
  ///   - few: The owners that a value may have.
  ///   - leastBits: What a pair needs to be reported.
  /// - Returns: The pairs, the most surprising first.
  public static func find(
    in values: [WrongValue], few: Int = 4, leastBits: Double = 3
  ) -> [EqualWrongValues] {
    var found: [[String]: (questions: [String], bits: Double)] = [:]
    for (question, answers) in Dictionary(grouping: values, by: \.question) {
      for holders in Dictionary(grouping: answers, by: \.value).values {
        let owners = Set(holders.map(\.owner)).sorted()
        guard owners.count > 1, owners.count <= few else { continue }
        let bits = log2(Double(answers.count) / Double(owners.count))
        for (place, first) in owners.enumerated() {
          for second in owners[(place + 1)...] {
            found[[first, second], default: ([], 0)].questions.append(question)
            found[[first, second], default: ([], 0)].bits += bits
          }
        }
      }
    }
    return found.filter { $0.value.bits >= leastBits }.map {
      EqualWrongValues(owners: $0.key, questions: $0.value.questions.sorted(), bits: $0.value.bits)
    }.sorted { ($1.bits, $0.owners[0], $0.owners[1]) < ($0.bits, $1.owners[0], $1.owners[1]) }
  }
}
