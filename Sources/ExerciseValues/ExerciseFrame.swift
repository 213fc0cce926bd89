/// A message on a descriptor: eight bytes that say its length and what it belongs to, then a value.
///
/// The length counts the value's bytes. A request's number is the case's; the reply repeats it.
public struct ExerciseFrame: Hashable, Sendable {
  /// What a reply says beside its value.
  public enum Status: UInt8, Sendable {
    /// The value is the answer, or it is a request.
    case value = 0

    /// The student's function threw; the value is the error as text.
    case thrown = 1
  }

  /// The number of bytes before the value: length, number and status.
  public static let headSize = 9

  /// The case that the message belongs to.
  public var number: Int

  /// What the value is.
  public var status: Status

  /// The value.
  public var value: ExerciseValue

  /// Creates a message.
  public init(number: Int, status: Status = .value, value: ExerciseValue) {
    self.number = number
    self.status = status
    self.value = value
  }

  /// The message in bytes.
  public var bytes: [UInt8] {
    let content = value.bytes
    var bytes: [UInt8] = []
    bytes.append(number: UInt32(clamping: content.count))
    bytes.append(number: UInt32(clamping: number))
    bytes.append(status.rawValue)
    return bytes + content
  }

  /// Reads the head of a message: the length of its value, its number and its status.
  ///
  /// - Parameter head: `headSize` bytes.
  /// - Returns: `nil` if they are no head.
  public static func head(_ head: [UInt8]) -> (length: Int, number: Int, status: Status)? {
    guard head.count == headSize, let status = Status(rawValue: head[8]) else { return nil }
    func number(_ range: Range<Int>) -> Int {
      head[range].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    return (number(0..<4), number(4..<8), status)
  }
}
