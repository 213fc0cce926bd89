import ExerciseChecks
import Tensors

let checks = Checks(property: { (settings: [Int]) in
  if let problem = problem(with: settings) { return .fails(problem) }
  if isRight(settings) { return .fails("the function is right for this layer, too") }
  return doubles(settings)
    ? .holds : .earns(0.5, "the function is wrong here; but this layer does not double its input")
})

/// What keeps the list from being a layer at all.
func problem(with settings: [Int]) -> String? {
  if settings.count != 4 { return "the list has \(settings.count) numbers, not 4" }
  let (size, kernel, stride, padding) = (settings[0], settings[1], settings[2], settings[3])
  if !(1...50).contains(size) { return "the size is not from 1 to 50" }
  if !(1...9).contains(kernel) { return "the kernel is not from 1 to 9" }
  if !(1...9).contains(stride) { return "the stride is not from 1 to 9" }
  if !(0..<kernel).contains(padding) { return "the padding is not from 0 to \(kernel - 1)" }
  return size + 2 * padding < kernel ? "the kernel does not fit into the padded line" : nil
}

func isRight(_ settings: [Int]) -> Bool {
  let (size, kernel, stride, padding) = (settings[0], settings[1], settings[2], settings[3])
  return (size + 2 * padding - kernel) % stride == (size - 1) % stride
}

func doubles(_ settings: [Int]) -> Bool {
  settings[2] == 2 && settings[1] - 2 * settings[3] == 2
}

func addCases() {
  checks.group("a layer that the tests have missed", points: 4) { checks.example("") }
  checks.mistake(
    "stride-one", "with stride 1 nothing is ever rounded away, and the function gives 0, as it should",
    example: [8, 4, 1, 1]
  ) { settings in problem(with: settings) == nil && settings[2] == 1 }
  checks.mistake(
    "same-padding",
    "for an odd kernel with half of it as padding the function is always right; that is what was tested",
    example: [8, 5, 2, 2]
  ) { settings in
    problem(with: settings) == nil && settings[1] == 2 * settings[3] + 1
  }
  checks.mistake(
    "accident",
    "kernel and padding differ from what was tested, but by a multiple of the stride, which leaves no trace",
    example: [8, 5, 4, 0]
  ) { settings in problem(with: settings) == nil && isRight(settings) }
  checks.mistake(
    "not-doubling", "the function is wrong for this layer; does the layer double every size?",
    example: [9, 5, 3, 1]
  ) { settings in
    problem(with: settings) == nil && !isRight(settings) && !doubles(settings)
  }
}
