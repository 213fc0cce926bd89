/// Why a `.safetensors` file cannot be read or written.
public enum SafeTensorsError: Error {
  /// The system could not read the file.
  case unreadable(path: String, cause: any Error)

  /// The system could not write the file; what was there before is still there.
  case unwritable(path: String, cause: any Error)

  /// There are fewer bytes than the file's own numbers call for.
  case truncated(expected: Int, actual: Int)

  /// The header calls for more bytes than any header may have.
  case headerTooLarge(UInt64)

  /// The header is no JSON object of the right form.
  case malformedHeader(String)

  /// A tensor's elements are of a type that this library does not hold.
  case unsupportedElementType(tensor: String, type: String)

  /// A tensor's size is negative or larger than an integer can count.
  case invalidShape(tensor: String, shape: [Int])

  /// A tensor's bytes lie outside the file's, or end before they begin.
  case offsetsOutOfRange(tensor: String, offsets: [Int], byteCount: Int)

  /// A tensor has more or fewer bytes than its shape calls for.
  case wrongByteCount(tensor: String, expected: Int, actual: Int)

  /// A tensor's bytes begin before or behind the end of the one before it.
  case notContiguous(tensor: String, expectedStart: Int, start: Int)

  /// Bytes at the end belong to no tensor.
  case strayBytes(count: Int)

  /// A whole number does not fit into a `Float` unchanged.
  case inexactInteger(tensor: String, value: String)

  /// A tensor's name is one that the format keeps for itself.
  case reservedName(String)
}

extension SafeTensorsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let cause): "cannot read '\(path)': \(cause)"
    case .unwritable(let path, let cause): "cannot write '\(path)': \(cause)"
    case .truncated(let expected, let actual):
      "the file ends early: \(expected) bytes are announced, there are \(actual)"
    case .headerTooLarge(let size):
      "the header is said to take \(size) bytes; at most \(SafeTensors.largestHeader) are allowed"
    case .malformedHeader(let reason): "the header is malformed: \(reason)"
    case .unsupportedElementType(let tensor, let type):
      "tensor '\(tensor)' has elements of type '\(type)'; this library reads "
        + SafeTensorsElementType.allCases.map(\.rawValue).joined(separator: ", ")
    case .invalidShape(let tensor, let shape): "tensor '\(tensor)' cannot have shape \(shape)"
    case .offsetsOutOfRange(let tensor, let offsets, let byteCount):
      "tensor '\(tensor)' has the offsets \(offsets); there are \(byteCount) bytes of data"
    case .wrongByteCount(let tensor, let expected, let actual):
      "tensor '\(tensor)' has \(actual) bytes, but its shape takes \(expected)"
    case .notContiguous(let tensor, let expectedStart, let start):
      "tensor '\(tensor)' begins at byte \(start), but the one before it ends at \(expectedStart)"
    case .strayBytes(let count): "\(count) bytes at the end belong to no tensor"
    case .inexactInteger(let tensor, let value):
      "tensor '\(tensor)' holds \(value), which a Float cannot hold exactly"
    case .reservedName(let name):
      "no tensor may be called '\(name)', under which the format keeps free text"
    }
  }
}
