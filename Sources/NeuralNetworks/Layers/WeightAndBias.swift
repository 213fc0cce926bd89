/// Returns the contents that convolutions and linear layers have in common.
func weightAndBias(_ weight: Variable, _ bias: Variable?) -> [(String, ModuleContent)] {
  [("weight", .parameter(weight))] + (bias.map { [("bias", .parameter($0))] } ?? [])
}

/// Draws a weight and a bias, both within the bounds that the weight's fan-in gives.
func drawParameters(
  _ shape: [Int], biasCount: Int?, using generator: inout some RandomNumberGenerator,
  file: StaticString, line: UInt
) -> (weight: Tensor, bias: Tensor?) {
  let weight = Tensor(kaimingUniform: shape, using: &generator, file: file, line: line)
  guard let biasCount else { return (weight, nil) }
  let bound = Tensor.kaimingBound(shape)
  return (
    weight, Tensor(randomUniform: [biasCount], in: -bound..<bound, using: &generator)
  )
}

/// Returns why a network's layers cannot be some times as wide as a number says, or `nil`.
func widthProblem(_ name: String, _ width: Int, times factor: Int) -> String? {
  if width < 1 { return "\(name): the number of channels is \(width); it must be at least 1" }
  return AllocationLimit.problem(of: [width, factor]).map { _ in
    "\(name): \(width) channels, \(factor) times as many in a layer, are more than memory can hold"
  }
}

/// Returns why there is no layer with these channels and kernel, or `nil` if there is one.
func channelProblem(
  _ name: String, _ channels: [Int], _ kernelSize: Extent2D, groups: Int
) -> String? {
  if groups < 1 { return "\(name): the number of groups is \(groups); it must be at least 1" }
  if kernelSize.height < 1 || kernelSize.width < 1 {
    return "\(name): the kernel is \(kernelSize.height) by \(kernelSize.width); "
      + "both must be at least 1"
  }
  guard let count = channels.first(where: { $0 < 1 || !$0.isMultiple(of: groups) }) else {
    return nil
  }
  if count < 1 { return "\(name): the number of channels is \(count); it must be at least 1" }
  return "\(name): \(count) channels do not divide into \(groups) equal groups"
}
