extension GeometryError {
  /// What is wrong and what is allowed, for the reader.
  public var message: String {
    switch self {
    case .tooSmall(let quantity, let value, let least):
      "the \(quantity.name) is \(value); it must be at least \(least)"
    case .outputPaddingTooLarge(let value, let limit):
      "the output padding is \(value); it must be smaller than the stride or the dilation, "
        + "so valid ones range from 0 to \(limit - 1)"
    case .kernelExceedsInput(let kernel, let input):
      "the kernel spans \(kernel) cells, but the padded input has \(input)"
    case .outputVanishes(let size):
      "the padding trims more than there is: the output would have size \(size)"
    case .unreachableSize(let size, let valid):
      "an output of size \(size) was asked for; valid sizes range from \(valid.lowerBound) "
        + "to \(valid.upperBound)"
    case .noInputSize(let size):
      "no input has an output of size \(size): the padding alone makes a larger one"
    case .unevenGroups(let channels, let groups):
      "\(channels) channels do not divide into \(groups) equal groups"
    case .overflow:
      "the sizes are larger than an integer can hold"
    }
  }
}

extension GeometryError.Quantity {
  fileprivate var name: String {
    switch self {
    case .inputSize: "input size"
    case .outputSize: "output size"
    case .kernelSize: "kernel size"
    case .stride: "stride"
    case .padding: "padding"
    case .dilation: "dilation"
    case .outputPadding: "output padding"
    case .groups: "number of groups"
    case .channels: "number of channels"
    case .batchSize: "number of images"
    case .factor: "factor"
    }
  }
}

/// Returns the result of a checked computation, or stops the program with its error's message.
///
/// - Parameters:
///   - operation: The operation's name.
///   - operands: What it was applied to, if the error does not say that.
///   - file: The caller's file.
///   - line: The caller's line.
///   - body: The computation.
/// - Returns: Its result.
func unlessGeometryFails<Result>(
  of operation: String, on operands: String? = nil, file: StaticString, line: UInt,
  _ body: () throws(GeometryError) -> Result
) -> Result {
  do {
    return try body()
  } catch {
    let context = operands.map { " (\($0))" } ?? ""
    shapeFailure("\(operation): \(error.message)\(context)", file: file, line: line)
  }
}
