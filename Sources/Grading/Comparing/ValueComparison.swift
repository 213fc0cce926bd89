import BookModel
import Digests
import ExerciseValues

/// A wrong answer to an exercise without arguments: what is told of it without telling the right one.
struct ValueComparison {
  /// Whether the answer is the right one.
  private(set) var isRight = false

  /// What is right and what is not, in words.
  private(set) var lines: [String] = []

  /// The places of the wrong numbers, in row-major order, where the shape is right.
  private(set) var wrongPlaces: [Int] = []

  /// The known mistake that gives this answer, where the answers of mistakes are sealed.
  private(set) var mistake: CaseBook.Mistake?

  /// Compares an answer with the right one.
  init(_ answer: ExerciseValue, with expected: ExerciseValue, of exercise: Exercise) {
    isRight = AnswerComparison.areEqual(expected, answer, exercise.tolerance)
    guard !isRight else { return }
    if exercise.kind == .choice {
      compareOption(isRight: answer.items?.first == expected.items?.first)
      return
    }
    if noteEmptiness(of: answer) { return }
    guard let own = answer.grid, let right = expected.grid else { return }
    compareNumbers(
      own, isRightShape: own.shape == right.shape,
      wrong: answer.places(differingFrom: expected, tolerance: exercise.tolerance))
  }

  /// Compares an answer with a sealed one.
  init(_ answer: ExerciseValue, with seal: CaseBook.Seal, of exercise: Exercise) {
    let texts = SealedText(of: answer, tolerance: exercise.tolerance)
    let key = seal.key(to: texts.text(of: answer))
    isRight = seal.expected.contains(key.digest)
    guard !isRight else { return }
    if exercise.kind == .choice {
      let option = seal.key(to: texts.text(of: answer.asMistake(in: exercise)))
      mistake = seal.mistake(openedBy: option)
      compareOption(isRight: option.digest == seal.option)
      return
    }
    mistake = seal.mistake(openedBy: key)
    if noteEmptiness(of: answer) { return }
    guard let own = answer.grid, let shape = seal.shape else { return }
    let isRightShape = seal.key(to: "shape \(texts.text(ofShape: own.shape))").digest == shape
    var wrong: [Int]?
    if isRightShape, let cells = seal.cells, cells.count == own.cells.count {
      let digests = texts.texts(ofCellsOf: answer).map { seal.key(to: $0).digest }
      wrong = digests.indices.filter { !cells[$0].contains(digests[$0]) }
    }
    compareNumbers(own, isRightShape: isRightShape, wrong: wrong)
  }

  /// Says of an empty list that it is one, and whether that was to be said.
  private mutating func noteEmptiness(of answer: ExerciseValue) -> Bool {
    guard answer.items?.isEmpty == true else { return false }
    lines = ["the list is empty"]
    return true
  }

  private mutating func compareOption(isRight: Bool) {
    if isRight { lines = ["the option is right, the reasons are not"] }
  }

  /// Says what is wrong of numbers; `wrong` is `nil` if the places are not known.
  private mutating func compareNumbers(
    _ own: (shape: [Int], cells: [Double]), isRightShape: Bool, wrong: [Int]?
  ) {
    guard !own.shape.isEmpty else { return }
    guard isRightShape else {
      lines = [
        own.shape.count == 1
          ? "the right answer does not have \(own.cells.count) \(own.cells.count == 1 ? "number" : "numbers")"
          : "the shape is not \(own.shape)"
      ]
      return
    }
    wrongPlaces = wrong ?? []
    let aspect = own.shape.count == 1 ? "the length is right" : "the shape is right"
    guard !wrongPlaces.isEmpty, own.cells.count > 1 else {
      if own.cells.count > 1 { lines = ["\(aspect), the numbers are not"] }
      return
    }
    let verb = wrongPlaces.count == 1 ? "is" : "are"
    lines = [
      "\(aspect); \(wrongPlaces.count) of \(own.cells.count) numbers \(verb) wrong, at \(places(in: own.shape))"
    ]
  }

  /// The wrong places as indices, the first few of them.
  private func places(in shape: [Int]) -> String {
    let shown = wrongPlaces.prefix(8).map { place in
      guard shape.count > 1 else { return "\(place)" }
      var (rest, index) = (place, [Int]())
      for size in shape.reversed() {
        index.insert(rest % size, at: 0)
        rest /= size
      }
      return "\(index)"
    }
    let further = wrongPlaces.count > shown.count ? ", …" : ""
    let word = shape.count > 1 ? "" : shown.count == 1 ? "index " : "indices "
    return word + shown.joined(separator: ", ") + further
  }
}
