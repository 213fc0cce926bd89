import BookModel
import ExerciseValues
import SnippetRunner

/// Hides answers that would be given away by a list of cases, behind digests.
///
/// Whoever tries all small numbers finds them; whoever opens a file does not read them by accident.
enum Sealing {
  /// Returns the book with the answers sealed of all cases that have no arguments.
  static func sealed(_ book: CaseBook, of exercise: Exercise) -> CaseBook {
    var book = book
    for index in book.cases.indices where book.cases[index].inputs.isEmpty {
      guard let expected = book.cases[index].expected else { continue }
      let salt = "\(exercise.id)/\(index)"
      let wrong = book.cases[index].wrongAnswers
      book.cases[index].seal = CaseBook.Seal(
        salt: salt, expected: digest(of: expected, salt),
        wrongAnswers: wrong.mapValues { digest(of: $0.asMistake(in: exercise), salt) })
      book.cases[index].expected = nil
      book.cases[index].wrongAnswers = [:]
    }
    return book
  }

  /// Returns the digest of a value, rounded so that the order of a sum does not matter.
  static func digest(of value: ExerciseValue, _ salt: String) -> String {
    ContentDigest(ofAll: [salt, "\(value.rounded)"]).text
  }
}

extension ExerciseValue {
  /// The value with its fractions cut to four decimals.
  fileprivate var rounded: ExerciseValue {
    switch self {
    case .tensor(let shape, let scalars):
      .tensor(shape: shape, scalars: scalars.map { Float(Self.rounded(Double($0))) })
    case .real(let number): .real(Self.rounded(number))
    case .list(let items): .list(items.map(\.rounded))
    case .integer, .truth, .text: self
    }
  }

  private static func rounded(_ number: Double) -> Double {
    guard number.isFinite, number.magnitude < 1e12 else { return number }
    // Adding zero turns minus zero into zero.
    return (number * 1e4).rounded() / 1e4 + 0
  }

  /// What counts of a mistake's answer: of a choice the option, whatever the reasons.
  func asMistake(in exercise: Exercise) -> ExerciseValue {
    exercise.kind == .choice ? items?.first ?? self : self
  }
}
