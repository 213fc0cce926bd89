import ConvolutionKernels
import ConvolutionMath

/// Returns the largest error of a transposed convolution, over the root mean square of the result.
///
/// The reference is summed in double precision, from the operands in single precision.
func relativeError(_ convolution: Convolution2D) -> Double {
  let weight = numbers(convolution.weightCount, seed: 1)
  let input = numbers(convolution.features.count, seed: 2)
  let result = convolution.transposed(input, weight: weight)
  var exact = [Double](repeating: 0, count: convolution.image.count)
  addTransposed(convolution, input, weight, to: &exact)
  let worst = zip(result, exact).map { abs(Double($0) - $1) }.max() ?? 0
  let meanSquare = exact.reduce(0) { $0 + $1 * $1 } / Double(exact.count)
  return worst / meanSquare.squareRoot()
}

/// Adds the transposed convolution by its definition.
private func addTransposed(
  _ convolution: Convolution2D, _ input: [Float], _ weight: [Float], to image: inout [Double]
) {
  let features = convolution.features
  for n in 0..<features.batchSize {
    for f in 0..<features.channels {
      for c in 0..<convolution.image.channels {
        for h in 0..<features.size.height {
          for w in 0..<features.size.width {
            let value = Double(input[features.index(n, f, h, w)])
            addKernel(convolution, (n, f, c, h, w), value, weight, to: &image)
          }
        }
      }
    }
  }
}

/// Adds one scaled copy of a kernel.
private func addKernel(
  _ convolution: Convolution2D, _ place: (n: Int, f: Int, c: Int, h: Int, w: Int),
  _ value: Double, _ weight: [Float], to image: inout [Double]
) {
  let (vertical, horizontal) = (convolution.geometry.vertical, convolution.geometry.horizontal)
  let size = convolution.image.size
  for i in 0..<vertical.kernelSize {
    let row = place.h * vertical.stride - vertical.padding + i
    guard row >= 0, row < size.height else { continue }
    for j in 0..<horizontal.kernelSize {
      let column = place.w * horizontal.stride - horizontal.padding + j
      guard column >= 0, column < size.width else { continue }
      image[convolution.image.index(place.n, place.c, row, column)] +=
        value * Double(weight[convolution.weightIndex(place.f, place.c, i, j)])
    }
  }
}
