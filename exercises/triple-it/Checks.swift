import ExerciseChecks
import Tensors

let checks = Checks(reference: { smallestLayer() })

/// Tries all kernels, from the smallest, and all paddings.
func smallestLayer() -> [Int] {
  let stride = 3
  for kernel in (stride + 1)...20 where isUniform(kernel, stride) {
    for padding in 0..<kernel {
      let geometry = ConvolutionGeometry(kernelSize: kernel, stride: stride, padding: padding)
      if (try? geometry.transposedSize(of: 16)) == 48 { return [stride, kernel, padding] }
    }
  }
  return []
}

/// Whether all cells away from the border are painted equally often.
func isUniform(_ kernel: Int, _ stride: Int) -> Bool {
  let painted = transposedConv1D(
    Tensor(ones: [30]), weight: Tensor(ones: [kernel]), stride: stride)
  let inside = painted.scalars[kernel..<(painted.scalars.count - kernel)]
  return Set(inside).count == 1
}

func addCases() {
  checks.group("all demands at once", points: 3) { checks.example("") }
  checks.mistake("tiles", "these copies lie side by side and do not overlap") { [3, 3, 0] }
  checks.mistake("one-short", "this layer makes 47 cells; it would need output padding") {
    [3, 6, 2]
  }
  checks.mistake("one-long", "this layer makes 49 cells, one too many") { [3, 6, 1] }
  checks.mistake("uneven", "48 cells, but some of them are painted more often than others") {
    [3, 5, 1]
  }
  checks.mistake("uneven-again", "48 cells, but 7 is no multiple of the stride") { [3, 7, 2] }
}
