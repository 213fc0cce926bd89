import ExerciseChecks
import Tensors

let checks = Checks(reference: { (picture: Tensor, period: Int) -> Float in
  deviation(of: classes(of: picture, rows: period, columns: period).map { $0.mean() })
})

/// The cells that share their remainders, cut out with strided slices.
func classes(of picture: Tensor, rows: Int, columns: Int) -> [Tensor] {
  (0..<rows).flatMap { a in
    (0..<columns).map { b in
      picture[
        stride(from: a, to: picture.shape[0], by: rows),
        stride(from: b, to: picture.shape[1], by: columns)]
    }
  }
}

func deviation(of values: [Float]) -> Float { variance(of: values).squareRoot() }

func variance(of values: [Float]) -> Float {
  let mean = values.reduce(0, +) / Float(values.count)
  return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
}

func addCases() {
  checks.group("sizes that are multiples of the period", points: 2) {
    checks.example("an even picture", Tensor(ones: [2, 2]), 2)
    checks.example("two rows, two columns", [[0, 4], [0, 0]], 2)
    checks.example("a column that repeats", [[1, 5, 1, 5], [1, 5, 1, 5]], 2)
    checks.example("a pattern of period 2, asked for 4", board, 4)
    checks.random(8) { source in
      let period = source.size(1...4)
      let shape = [period * source.size(1...3), period * source.size(1...3)]
      return (source.tensor(shape), period)
    }
  }
  checks.group("any size", points: 3) {
    checks.example("three columns, period 2", [[1, 5, 1], [1, 5, 1]], 2)
    checks.example("a period of 1 has one class", [[1, 2], [3, 4]], 1)
    checks.random(12, draw)
  }
  addMistakes()
}

let board: Tensor = [[1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1]]

func draw(_ source: inout CaseSource) -> (Tensor, Int) {
  let period = source.size(1...4)
  let shape = [period + source.integer(0...5), period + source.integer(0...5)]
  return (source.tensor(shape), period)
}

func addMistakes() {
  checks.mistake(
    "all-cells",
    "this is how far all cells lie apart; the picture itself is in it, not only the grid"
  ) { picture, _ in deviation(of: picture.scalars) }
  checks.mistake("variance", "the root is missing: this is the variance of the means") {
    picture, period in
    variance(of: classes(of: picture, rows: period, columns: period).map { $0.mean() })
  }
  checks.mistake("rows-only", "only the rows make classes here; the columns do too") {
    picture, period in
    deviation(of: classes(of: picture, rows: period, columns: 1).map { $0.mean() })
  }
  checks.mistake("sums", "this compares the sums of the classes; some have more cells than others")
  {
    picture, period in
    deviation(of: classes(of: picture, rows: period, columns: period).map { $0.sum() })
  }
  checks.mistake(
    "weighted-mean",
    "the distance is measured from the picture's mean, where large classes count more"
  ) { picture, period in
    let means = classes(of: picture, rows: period, columns: period).map { $0.mean() }
    let squares = means.map { ($0 - picture.mean()) * ($0 - picture.mean()) }
    return (squares.reduce(0, +) / Float(means.count)).squareRoot()
  }
  checks.mistake(
    "blocks",
    "this takes neighbouring cells together, a block of them; a class is spread over the picture"
  ) { picture, period in
    guard picture.shape.allSatisfy({ $0 % period == 0 }) else { return nil }
    return deviation(of: blocks(of: picture, period).map { $0.mean() })
  }
}

/// The blocks of neighbouring cells, `period` rows and columns each.
func blocks(of picture: Tensor, _ period: Int) -> [Tensor] {
  (0..<picture.shape[0] / period).flatMap { i in
    (0..<picture.shape[1] / period).map { j in
      picture[i * period..<(i + 1) * period, j * period..<(j + 1) * period]
    }
  }
}
