import BookModel
import Digests
import ExerciseValues

/// Hides answers that would be given away by a list of cases, behind keys that are slow to derive.
///
/// Trying all small numbers finds them after a while; opening a file does not show them.
struct Sealing {
  /// How often a hash is taken for a key: about 50 ms for one guess.
  static let rounds = 200_000

  /// The most numbers of an answer that are sealed one by one, so that a check of all of them is quick.
  static let mostCells = 16

  let exercise: Exercise

  /// A known mistake, and a key that its answer gives.
  typealias MistakeKey = (key: DerivedKey, mistake: CaseBook.Mistake)

  /// Returns the book with the answers sealed of all cases that have no arguments.
  ///
  /// What the mistakes of such a book are, only their answers tell.
  func sealed(_ book: CaseBook) -> CaseBook {
    var sealed = book
    for index in book.cases.indices {
      guard let (seal, _) = seal(ofCaseAt: index, in: book) else { continue }
      sealed.cases[index].seal = seal
      sealed.cases[index].expected = nil
      sealed.cases[index].wrongAnswers = [:]
    }
    if sealed.cases.allSatisfy({ $0.seal != nil }) { sealed.mistakes = [] }
    return sealed
  }

  /// Returns what is published of a case, and the keys that are not; `nil` if the case has arguments.
  func seal(
    ofCaseAt index: Int, in book: CaseBook
  ) -> (seal: CaseBook.Seal, mistakes: [MistakeKey])? {
    let item = book.cases[index]
    guard item.inputs.isEmpty, let expected = item.expected else { return nil }
    let texts = SealedText(of: expected, tolerance: exercise.tolerance)
    var seal = CaseBook.Seal(salt: "\(exercise.id)/\(index)", rounds: Self.rounds, expected: [])
    seal.expected = texts.acceptedTexts(of: expected).map { seal.key(to: $0).digest }
    if exercise.kind == .choice {
      seal.option = seal.key(to: texts.text(of: expected.asMistake(in: exercise))).digest
    }
    if let grid = expected.grid, grid.cells.count > 1 {
      seal.shape = seal.key(to: "shape \(texts.text(ofShape: grid.shape))").digest
      if grid.cells.count <= Self.mostCells {
        seal.cells = texts.acceptedTexts(ofCellsOf: expected).map { choices in
          choices.map { seal.key(to: $0).digest }
        }
      }
    }
    var keys: [MistakeKey] = []
    for (place, mistake) in book.mistakes.enumerated() {
      guard let answer = item.wrongAnswers[place] else { continue }
      for text in texts.acceptedTexts(of: answer.asMistake(in: exercise)) {
        let key = seal.key(to: text)
        guard seal.mistakes[key.digest] == nil else { continue }
        seal.mistakes[key.digest] = key.sealed("\(mistake.id)\n\(mistake.hint)")
        keys.append((key, mistake))
      }
    }
    return (seal, keys)
  }
}

extension CaseBook.Seal {
  /// Returns the key that is derived from a text.
  func key(to text: String) -> DerivedKey {
    DerivedKey(from: text, salt: salt, rounds: rounds)
  }

  /// Returns the known mistake whose answer a text is.
  func mistake(openedBy key: DerivedKey) -> CaseBook.Mistake? {
    guard
      let lines = mistakes[key.digest].flatMap(key.opened)?.split(
        separator: "\n", maxSplits: 1), lines.count == 2
    else { return nil }
    return CaseBook.Mistake(id: String(lines[0]), hint: String(lines[1]))
  }
}
