import ExerciseChecks
import Tensors

/// What repeats after the product of a layer's stride and those behind it.
let checks = Checks(reference: {
  let strides = [5, 4, 3]
  let tones = strides.indices.map { 24_000 / strides[$0...].reduce(1, *) }
  return tones + [tones[2] > 0 && 6_000 % tones[2] == 0 ? 3 : 2]
})

func addCases() {
  checks.group("three tones and a culprit", points: 4) { checks.example("") }
  checks.mistake(
    "own-stride", "these are the patterns of the layers' own cells; the layers behind stretch them"
  ) { [4_800, 6_000, 8_000, 2] }
  checks.mistake(
    "in-front", "a pattern is stretched by the layers behind, not by those in front"
  ) { [4_800, 1_200, 400, 3] }
  checks.mistake("last-to-blame", "the tones are right; can a pattern of 8,000 hertz contain 6,000?") {
    [400, 2_000, 8_000, 3]
  }
  checks.mistake("exchanged", "the tones are in the reverse order: which layer's pattern is stretched most?") {
    [8_000, 2_000, 400, 2]
  }
}
