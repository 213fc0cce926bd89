import ExerciseChecks
import Tensors

let checks = Checks(reference: { Choice("b", because: "1", "2") })

func addCases() {
  checks.group("the option and its reasons", points: 3) { checks.example("") }
  checks.mistake(
    "a", "it can: output padding 1 adds the cell that is missing, and 16 becomes 32"
  ) { Choice("a") }
  checks.mistake(
    "c",
    "equal counts promise less: the weights that meet in a cell may still add up to more than in the next"
  ) { Choice("c") }
  checks.mistake("d", "it is the other way round: an odd kernel has a cell in its middle") {
    Choice("d")
  }
}
