import ExerciseChecks
import Tensors

let colour: [Float] = [1, 2, 4]

let checks = Checks(reference: { doubled(everyPair: true) + doubled(everyPair: false) })

/// What the channels of a doubled picture of one colour have inside.
func doubled(everyPair: Bool) -> [Int] {
  let line: Tensor = [[0.25], [0.75], [0.75], [0.25]]
  var weight = Tensor(zeros: [3, 3, 4, 4])
  for channel in 0..<3 {
    for other in 0..<3 where everyPair || channel == other {
      weight[channel, other] = line * line.transposed()
    }
  }
  let planes = colour.map { $0 * Tensor(ones: [1, 5, 5]) }
  let picture = Tensor.concatenate(planes, alongAxis: 0).reshaped(to: [1, 3, 5, 5])
  let result = transposedConv2D(picture, weight: weight, stride: 2, padding: 1)
  return (0..<3).map { Int(result[0, $0, 4, 4].scalars[0].rounded()) }
}

func addCases() {
  checks.group("grey, and repaired", points: 3) { checks.example("") }
  checks.mistake("no-difference", "the loop has more kernels than one for each channel") {
    [1, 2, 4, 1, 2, 4]
  }
  checks.mistake("own-channel-only", "three kernels lead *into* a channel, each from another one") {
    [3, 6, 12, 1, 2, 4]
  }
  checks.mistake("not-repaired", "the last three numbers should be the colour that was put in") {
    [7, 7, 7, 7, 7, 7]
  }
  checks.mistake(
    "four-copies", "four copies meet in a cell, but their weights add up to one, not to four"
  ) { [28, 28, 28, 4, 8, 16] }
}
