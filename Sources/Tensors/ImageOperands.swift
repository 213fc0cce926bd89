/// The arguments of an image operator, checked and brought to the one form `[N, C, H, W]`.
///
/// PyTorch also takes a single image `[C, H, W]`. For examples worked by hand this library takes a
/// plane `[H, W]` with a kernel `[kH, kW]` too; the result has the rank of the input.
struct ImageOperands {
  /// Which operator the arguments are for; it decides what the weight's first two axes mean.
  enum Operator: String {
    /// The weight is `[Cout, Cin / groups, kH, kW]`.
    case conv2D

    /// The weight is `[Cin, Cout / groups, kH, kW]`.
    case transposedConv2D
  }

  /// The images, `[N, Cin, H, W]`.
  let input: Tensor

  /// The weight, of four axes.
  let weight: Tensor

  /// One number for each output channel.
  let bias: Tensor?

  /// Into how many parts the channels are divided.
  let groups: Int

  private let kind: Operator
  private let givenShape: [Int]

  /// Checks ranks and channels, and brings the arguments to four axes.
  init(
    _ kind: Operator, _ input: Tensor, _ weight: Tensor, bias: Tensor?, groups: Int,
    file: StaticString, line: UInt
  ) {
    stop(on: Self.rankProblem(kind, input.shape, weight.shape), file: file, line: line)
    self.kind = kind
    self.bias = bias
    self.groups = groups
    givenShape = input.shape
    self.input = input.withOuterAxes(upTo: 4)
    self.weight = weight.withOuterAxes(upTo: 4)
    stop(on: channelProblem ?? biasProblem, file: file, line: line)
  }

  /// The operator's name, for messages.
  var name: String { kind.rawValue }

  /// The number of channels of the result.
  var outputChannels: Int { kind == .conv2D ? weight.shape[0] : weightChannels }

  /// The kernel's rows and columns.
  var kernelSize: Extent2D { Extent2D(height: weight.shape[2], width: weight.shape[3]) }

  /// Returns how the kernel moves, or stops the program if it cannot.
  func convolution(
    stride: Extent2D, padding: Extent2D, outputPadding: Extent2D = 0, dilation: Extent2D,
    file: StaticString, line: UInt
  ) -> Convolution2D {
    stop(on: reachProblem(stride: stride, dilation: dilation), file: file, line: line)
    let operands = "input \(givenShape), weight \(weight.shape)"
    return unlessGeometryFails(of: name, on: operands, file: file, line: line) {
      () throws(GeometryError) in
      let geometry = ConvolutionGeometry2D(
        kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation)
      let size = Extent2D(height: input.shape[2], width: input.shape[3])
      let shape = try ImageShape(
        batchSize: input.shape[0], channels: input.shape[1], size: size)
      switch kind {
      case .conv2D:
        return try Convolution2D(
          reading: shape, featureChannels: outputChannels, geometry: geometry, groups: groups)
      case .transposedConv2D:
        return try Convolution2D(
          transposing: shape, imageChannels: outputChannels, geometry: geometry,
          outputPadding: outputPadding, groups: groups)
      }
    }
  }

  /// Returns the operator's output plus the bias, in the rank of the input.
  ///
  /// - Parameters:
  ///   - shape: The output's shape.
  ///   - scalars: Its elements.
  ///   - isBiased: Whether the bias is among them already.
  /// - Returns: The result of the public operator.
  func result(_ shape: ImageShape, _ scalars: [Float], isBiased: Bool = false) -> Tensor {
    var output = Tensor(uncheckedShape: shape.axes, scalars: scalars)
    if let bias, !isBiased {
      output += Tensor(uncheckedShape: [1, outputChannels, 1, 1], scalars: bias.scalars)
    }
    output.shape.removeFirst(4 - givenShape.count)
    return output
  }

  /// The input channels that the weight calls for.
  private var expectedChannels: Int { kind == .conv2D ? weightChannels : weight.shape[0] }

  /// The channels that the weight's second axis counts, those of all groups together.
  private var weightChannels: Int {
    let (channels, overflow) = weight.shape[1].multipliedReportingOverflow(by: max(groups, 1))
    return overflow ? .max : channels
  }
}

// Why the arguments do not belong together, or `nil` if they do.
extension ImageOperands {
  private static func rankProblem(
    _ kind: Operator, _ input: [Int], _ weight: [Int]
  ) -> String? {
    let isPlane = input.count == 2 && weight.count == 2
    let isImage = (3...4).contains(input.count) && weight.count == 4
    if isPlane || isImage { return nil }
    return "\(kind.rawValue): input \(input) and weight \(weight) do not belong together; an input "
      + "[N, C, H, W] or [C, H, W] takes a weight of four axes, an input [H, W] a kernel [kH, kW]"
  }

  private var channelProblem: String? {
    let channels = input.shape[1]
    if channels == expectedChannels { return nil }
    let axis = givenShape.count - 3
    var problem =
      "\(name): input \(givenShape) has \(channels) channels on axis \(axis), but weight "
      + "\(weight.shape) expects \(expectedChannels)"
    if groups > 1 { problem += " in \(groups) groups" }
    if input.shape[3] == expectedChannels {
      problem +=
        "; axis \(axis + 2) has size \(expectedChannels): the input looks like NHWC, "
        + "this library uses NCHW"
    } else if channels == outputChannels {
      problem +=
        "; axes 0 and 1 of the weight look exchanged: conv2D takes "
        + "[Cout, Cin / groups, kH, kW], transposedConv2D [Cin, Cout / groups, kH, kW]"
    }
    return problem
  }

  /// The engine adds strides and dilations to places in memory, so they must leave room for that.
  private func reachProblem(stride: Extent2D, dilation: Extent2D) -> String? {
    let farthest = Int(Int32.max)
    for (name, steps) in [("stride", stride), ("dilation", dilation)] {
      let step = max(steps.height, steps.width)
      if step > farthest {
        return "\(self.name): the \(name) is \(step); valid ones range from 1 to \(farthest)"
      }
    }
    return nil
  }

  private var biasProblem: String? {
    guard let bias, bias.shape != [outputChannels] else { return nil }
    return "\(name): the bias has shape \(bias.shape), but with \(outputChannels) output channels "
      + "it must be [\(outputChannels)]"
  }
}

extension Tensor {
  /// Returns the tensor with axes of size 1 before its own.
  fileprivate func withOuterAxes(upTo rank: Int) -> Tensor {
    let newAxes = [Int](repeating: 1, count: rank - self.rank)
    return Tensor(uncheckedShape: newAxes + shape, scalars: scalars)
  }
}

extension ImageShape {
  /// The size of each axis: `[N, C, H, W]`.
  var axes: [Int] { [batchSize, channels, size.height, size.width] }
}
