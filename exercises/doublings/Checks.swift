import ExerciseChecks
import Tensors

let checks = Checks(reference: {
  [(4, 64), (7, 224), (1, 256), (64, 512)].map { (first: Int, last: Int) in
    (0...).first { step in first << step >= last } ?? 0
  }
})

func addCases() {
  checks.group("four networks", points: 2) { checks.example("") }
  checks.mistake(
    "factors", "these are the factors by which the images grow; how often is there a doubling?"
  ) { [16, 32, 256, 8] }
  checks.mistake(
    "cells", "so often the number of cells doubles; a step doubles height and width at once"
  ) { [8, 10, 16, 6] }
  checks.mistake(
    "sizes-counted", "these count the sizes, the first one included; count the steps between them"
  ) { [5, 6, 9, 4] }
  checks.mistake(
    "half-of-the-factor",
    "these are the factors divided by 2; but each step multiplies, so the steps do not add up to it"
  ) { [8, 16, 128, 4] }
}
