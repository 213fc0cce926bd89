/// Why sizes do not make a convolution.
///
/// The cases carry numbers only, so that a caller can word the message for its reader.
public enum GeometryError: Error, Hashable, Sendable {
  /// A quantity that must be larger than it is.
  public enum Quantity: Hashable, Sendable {
    case inputSize
    case outputSize
    case kernelSize
    case stride
    case padding
    case dilation
    case outputPadding
    case groups
    case channels
    case batchSize
    case factor
  }

  /// A quantity is below the least value that it may have.
  case tooSmall(Quantity, value: Int, least: Int)

  /// The output padding is not below the larger one of stride and dilation.
  case outputPaddingTooLarge(Int, limit: Int)

  /// The kernel, dilation counted in, does not fit into the padded input.
  case kernelExceedsInput(kernel: Int, input: Int)

  /// The padding trims away the whole output of a transposed convolution.
  case outputVanishes(size: Int)

  /// No output padding gives the size that was asked for.
  case unreachableSize(Int, valid: ClosedRange<Int>)

  /// No input size leads to the output size that was asked for.
  case noInputSize(outputSize: Int)

  /// The channels do not divide evenly among the groups.
  case unevenGroups(channels: Int, groups: Int)

  /// A size, or the number of elements, exceeds what an integer can hold.
  case overflow
}
