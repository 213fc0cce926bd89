import ExerciseChecks
import Tensors

let checks = Checks(reference: { Choice("b", because: "1", "2") })

func addCases() {
  checks.group("the option and its reasons", points: 2) { checks.example("") }
  checks.mistake(
    "a", "that is what the name says; look at what the chapter's experiment gave back"
  ) { Choice("a") }
  checks.mistake(
    "c", "papers use the three names for one operation; what differs is what a name promises"
  ) { Choice("c") }
  checks.mistake(
    "d", "it can: of four cells the chapter made sixteen; the sizes are not what is wrong here"
  ) { Choice("d") }
}
