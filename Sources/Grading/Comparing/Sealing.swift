import BookModel
import ExerciseValues
import SnippetRunner

/// Hides answers that would be given away by a list of cases, behind digests.
///
/// Whoever tries all small numbers finds them; whoever opens a file does not read them by accident.
/// `exercise-key.js` writes answers and digests the same way.
enum Sealing {
  /// Returns the book with the answers sealed of all cases that have no arguments.
  static func sealed(_ book: CaseBook, of exercise: Exercise) -> CaseBook {
    var book = book
    for index in book.cases.indices where book.cases[index].inputs.isEmpty {
      guard let expected = book.cases[index].expected else { continue }
      let salt = "\(exercise.id)/\(index)"
      let wrong = book.cases[index].wrongAnswers
      var seal = CaseBook.Seal(
        salt: salt, expected: digest(of: expected, salt),
        wrongAnswers: wrong.mapValues { digest(of: $0.asMistake(in: exercise), salt) })
      if let grid = expected.grid, grid.cells.count > 1 {
        seal.shape = digest(ofText: "shape \(shapeText(grid.shape))", salt)
        seal.cells = grid.cells.enumerated().map { place, number in
          digest(ofText: "\(place) \(numberText(number))", salt)
        }
      }
      book.cases[index].seal = seal
      book.cases[index].expected = nil
      book.cases[index].wrongAnswers = [:]
    }
    return book
  }

  /// Returns the digest of a value, rounded so that the order of a sum does not matter.
  static func digest(of value: ExerciseValue, _ salt: String) -> String {
    digest(ofText: text(of: value), salt)
  }

  private static func digest(ofText text: String, _ salt: String) -> String {
    ContentDigest(of: "\(salt)\n\(text)").text
  }

  /// The value as one line: `[2, 3]` is `[2]:20000,30000`, a choice `(b;(1;2))`.
  private static func text(of value: ExerciseValue) -> String {
    if let grid = value.grid {
      return "\(shapeText(grid.shape)):\(grid.cells.map(numberText).joined(separator: ","))"
    }
    return switch value {
    case .text(let text): text
    case .truth(let isTrue): "\(isTrue)"
    case .list(let items): "(\(items.map { text(of: $0) }.joined(separator: ";")))"
    case .tensor, .integer, .real: "\(value)"
    }
  }

  private static func shapeText(_ shape: [Int]) -> String {
    "[\(shape.map { "\($0)" }.joined(separator: ","))]"
  }

  /// The number in ten-thousandths; as it is if it is too large to have any.
  private static func numberText(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e11 else { return "\(number)" }
    return "\(Int((number * 1e4).rounded()))"
  }
}

extension ExerciseValue {
  /// What counts of a mistake's answer: of a choice the option, whatever the reasons.
  func asMistake(in exercise: Exercise) -> ExerciseValue {
    exercise.kind == .choice ? items?.first ?? self : self
  }
}
