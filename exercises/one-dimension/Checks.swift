import ExerciseChecks
import Tensors

let row: Tensor = [3, 1, 2]
let kernel: Tensor = [1, 4, 2]

let checks = Checks(reference: { painted(with: kernel, stride: 2, padding: 1) })

func painted(with kernel: Tensor, stride: Int, padding: Int) -> [Int] {
  transposedConv1D(row, weight: kernel, stride: stride, padding: padding).scalars.map { Int($0) }
}

func addCases() {
  checks.group("the row", points: 3) { checks.example("") }
  checks.mistake("padding-ignored", "this is the row before the padding is cut off") {
    painted(with: kernel, stride: 2, padding: 0)
  }
  checks.mistake("one-end", "the padding is cut off at the left end only") {
    Array(painted(with: kernel, stride: 2, padding: 0).dropFirst())
  }
  checks.mistake("other-end", "the padding is cut off at the right end only") {
    Array(painted(with: kernel, stride: 2, padding: 0).dropLast())
  }
  checks.mistake("stride-ignored", "this is what you get when each copy begins one cell further") {
    painted(with: kernel, stride: 1, padding: 1)
  }
  checks.mistake("kernel-turned", "this is what you get with the kernel turned round") {
    painted(with: kernel.flipped(axes: [0]), stride: 2, padding: 1)
  }
  checks.mistake("slid", "this slides the kernel over the row; here each cell paints a copy of it")
  {
    conv1D(row, weight: kernel, stride: 2, padding: 1).scalars.map { Int($0) }
  }
  checks.mistake(
    "overwritten", "where two copies meet they are added; here the later one replaces the earlier"
  ) { overwritten() }
}

func overwritten() -> [Int] {
  var cells = [Int](repeating: 0, count: 7)
  for place in 0..<3 {
    for offset in 0..<3 {
      cells[2 * place + offset] = Int(row[place].scalars[0] * kernel[offset].scalars[0])
    }
  }
  return Array(cells[1..<6])
}
