import ExerciseChecks
import Tensors

let checks = Checks(reference: { (output: Int, kernel: Int, stride: Int, padding: Int) in
  let geometry = ConvolutionGeometry(kernelSize: kernel, stride: stride, padding: padding)
  let largest = output * stride + kernel
  return (1...largest).filter { (try? geometry.convolutionSize(of: $0)) == output }
})

func addCases() {
  checks.group("one size", points: 1) {
    checks.example("stride 1 loses nothing", 5, 3, 1, 0)
    checks.example("and padding keeps the size", 5, 3, 1, 1)
  }
  checks.group("several sizes", points: 3) {
    checks.example("the example of the prompt", 4, 3, 2, 1)
    checks.example("three sizes", 2, 3, 3, 0)
    checks.random(10) { draw(&$0, padding: 0...0) }
  }
  checks.group("with padding", points: 2) {
    checks.example("a size below 1 is none", 1, 2, 3, 1)
    checks.example("two sizes are below 1", 1, 3, 4, 2)
    checks.example("an image of one cell", 1, 2, 2, 1)
    checks.random(12) { draw(&$0, padding: 0...3) }
  }
  addMistakes()
}

/// A kernel that is no smaller than its padding, as a convolution needs it.
func draw(_ source: inout CaseSource, padding: ClosedRange<Int>) -> (Int, Int, Int, Int) {
  let padding = source.integer(padding)
  let kernel = max(source.size(1...6), padding + 1)
  return (source.size(1...9), kernel, source.size(1...5), padding)
}

func addMistakes() {
  checks.mistake("smallest-only", "this is only the smallest of them; what is rounded away?") {
    output, kernel, stride, padding in
    [max(1, (output - 1) * stride + kernel - 2 * padding)]
  }
  checks.mistake(
    "one-too-many", "there is one size too many: the next larger input moves the kernel once more"
  ) { output, kernel, stride, padding in
    sizes(output, kernel, stride, padding, count: stride + 1)
  }
  checks.mistake(
    "padding-once", "this is what you get when the padding is subtracted once; it is at both ends"
  ) { output, kernel, stride, padding in
    let smallest = (output - 1) * stride + kernel - padding
    return Array(smallest..<smallest + stride).filter { $0 >= 1 }
  }
  checks.mistake(
    "padding-ignored", "this is what you get without padding: it makes the input that fits smaller"
  ) { output, kernel, stride, _ in
    sizes(output, kernel, stride, 0, count: stride)
  }
  checks.mistake(
    "sizes-below-one", "some of these inputs have no cell at all"
  ) { output, kernel, stride, padding in
    let smallest = (output - 1) * stride + kernel - 2 * padding
    return smallest < 1 ? Array(smallest..<smallest + stride) : nil
  }
  checks.mistake(
    "counted-from-output",
    "this counts \"output\" steps of the kernel; between that many positions there is one step less"
  ) { output, kernel, stride, padding in
    sizes(output + 1, kernel, stride, padding, count: stride)
  }
}

func sizes(_ output: Int, _ kernel: Int, _ stride: Int, _ padding: Int, count: Int) -> [Int] {
  let smallest = (output - 1) * stride + kernel - 2 * padding
  return Array(smallest..<smallest + count).filter { $0 >= 1 }
}
