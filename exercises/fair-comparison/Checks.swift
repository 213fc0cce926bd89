import ExerciseChecks
import Tensors

let checks = Checks(reference: { Choice("b", because: "1", "2", "5") })

func addCases() {
  checks.group("the plan and its reasons", points: 4) { checks.example("") }
  checks.mistake(
    "a",
    "two long trainings are two numbers: nobody can say whether another start would exchange them"
  ) { Choice("a") }
  checks.mistake(
    "c", "the best of twelve tells how lucky one can be, and nothing about the other design"
  ) { Choice("c") }
  checks.mistake(
    "d", "here the steps differ as well as the design; and the best of six hides the other five"
  ) { Choice("d") }
}
