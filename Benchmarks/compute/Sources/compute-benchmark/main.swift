import ConvolutionKernels
import ConvolutionMath
import Glibc

// A persistent process that the driver asks for one measurement a line:
//     operation batch features channels height width kernel stride padding outputPadding threads seconds
// and that answers with the least and the median time of a call, in nanoseconds; the operation
// `error` answers with the error of a transposed convolution instead.

/// The nanoseconds since some moment.
func now() -> UInt64 {
  let instant = ContinuousClock().now
  let (seconds, attoseconds) = start.duration(to: instant).components
  return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
}

let start = ContinuousClock().now

/// Returns the least and the median time of a call, in nanoseconds.
func measure(for seconds: Double, _ body: () -> Void) -> (least: Double, median: Double) {
  body()
  let began = now()
  body()
  // Calls too short for the clock are timed many at a time.
  let repeats = max(1, 20_000 / Int(max(now() - began, 1)))
  var times: [Double] = []
  let end = now() + UInt64(seconds * 1e9)
  while now() < end || times.count < 3 {
    let before = now()
    for _ in 0..<repeats { body() }
    times.append(Double(now() - before) / Double(repeats))
  }
  times.sort()
  return (times[0], times[times.count / 2])
}

/// Numbers between -1 and 1, the same in every run.
func numbers(_ count: Int, seed: UInt32) -> [Float] {
  var state = seed
  return (0..<count).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return Float(Int32(bitPattern: state)) / 2_147_483_648
  }
}

func convolution(_ n: [Int]) throws -> Convolution2D {
  try Convolution2D(
    transposing: ImageShape(
      batchSize: n[0], channels: n[1], size: Extent2D(height: n[3], width: n[4])),
    imageChannels: n[2],
    geometry: ConvolutionGeometry2D(
      kernelSize: Extent2D(n[5]), stride: Extent2D(n[6]), padding: Extent2D(n[7])),
    outputPadding: Extent2D(n[8]))
}

/// Returns the largest error of a transposed convolution, over the root mean square of the result.
///
/// The reference is summed in double precision, from the operands in single precision.
func relativeError(_ convolution: Convolution2D) -> Double {
  let weight = numbers(convolution.weightCount, seed: 1)
  let input = numbers(convolution.features.count, seed: 2)
  let result = convolution.transposed(input, weight: weight)
  let (image, features) = (convolution.image, convolution.features)
  let (vertical, horizontal) = (convolution.geometry.vertical, convolution.geometry.horizontal)
  var exact = [Double](repeating: 0, count: image.count)
  for n in 0..<features.batchSize {
    for f in 0..<features.channels {
      for h in 0..<features.size.height {
        for w in 0..<features.size.width {
          let value = Double(input[features.index(n, f, h, w)])
          for c in 0..<image.channels {
            for i in 0..<vertical.kernelSize {
              let row = h * vertical.stride - vertical.padding + i
              guard row >= 0, row < image.size.height else { continue }
              for j in 0..<horizontal.kernelSize {
                let column = w * horizontal.stride - horizontal.padding + j
                guard column >= 0, column < image.size.width else { continue }
                exact[image.index(n, c, row, column)] +=
                  value * Double(weight[convolution.weightIndex(f, c, i, j)])
              }
            }
          }
        }
      }
    }
  }
  let worst = zip(result, exact).map { abs(Double($0) - $1) }.max() ?? 0
  let meanSquare = exact.reduce(0) { $0 + $1 * $1 } / Double(exact.count)
  return worst / meanSquare.squareRoot()
}

/// Measures one operation and returns a line of two times and a checksum.
func answer(_ request: [Substring]) throws -> String {
  let sizes = request[1...9].compactMap { Int($0) }
  let convolution = try convolution(sizes)
  ComputeThreads.limit = Int(request[10]) ?? 1
  if request[0] == "error" { return "\(relativeError(convolution))" }
  let seconds = Double(request[11]) ?? 0.1
  let weight = numbers(convolution.weightCount, seed: 1)
  let direction: ConvolutionDirection = request[0].hasPrefix("conv") ? .convolution : .transposed
  let shape = direction == .convolution ? convolution.image : convolution.features
  let input = numbers(shape.count, seed: 2)
  let time: (least: Double, median: Double)
  if request[0].hasSuffix("once") {
    time = measure(for: seconds) {
      _ =
        direction == .convolution
        ? convolution.convolved(input, weight: weight)
        : convolution.transposed(input, weight: weight)
    }
  } else if request[0] == "gradient" {
    let image = numbers(convolution.image.count, seed: 3)
    var gradient = weight
    time = measure(for: seconds) {
      image.withUnsafeBufferPointer { image in
        input.withUnsafeBufferPointer { features in
          gradient.withUnsafeMutableBufferPointer {
            convolution.writeWeightGradient(image: image, features: features, into: $0)
          }
        }
      }
    }
  } else {
    let plan = weight.withUnsafeBufferPointer {
      ConvolutionPlan(convolution, direction, weight: $0)
    }
    var output = [Float](repeating: 0, count: plan.outputShape.count)
    time = measure(for: seconds) {
      input.withUnsafeBufferPointer { input in
        output.withUnsafeMutableBufferPointer { plan.apply(to: input, into: $0) }
      }
    }
  }
  return "\(time.least) \(time.median)"
}

while let line = readLine() {
  do {
    print(try answer(line.split(separator: " ")))
  } catch {
    print("error \(error)")
  }
  // The driver waits for each answer, and a pipe is not flushed by a line's end.
  fflush(nil)
}
