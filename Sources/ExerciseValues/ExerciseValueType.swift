/// The declared type of an answer: what a grader lets in, and how much of it.
public indirect enum ExerciseValueType: Hashable, Sendable {
  case tensor
  case integer
  case real
  case truth
  case text
  case choice
  case list(ExerciseValueType)

  /// Reads a type as an exercise declares it, such as `[Tensor]`; `nil` if no value has it.
  public init?(_ text: some StringProtocol) {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    if text.first == "[", text.last == "]" {
      guard let element = ExerciseValueType(text.dropFirst().dropLast()) else { return nil }
      self = .list(element)
      return
    }
    switch text {
    case "Tensor": self = .tensor
    case "Int": self = .integer
    case "Float", "Double": self = .real
    case "Bool": self = .truth
    case "String": self = .text
    case "Choice": self = .choice
    default: return nil
    }
  }
}

/// How large a value may be that a program sends.
///
/// The program may be anybody's. A frame that is larger is refused when its head is read, so that
/// what it sends costs the reader nothing.
public struct ExerciseValueLimit: Hashable, Sendable {
  /// The most bytes of the value.
  public var bytes: Int

  /// The most values in its lists, counted through all of them.
  public var items: Int

  /// Creates a limit.
  public init(bytes: Int, items: Int) {
    self.bytes = bytes
    self.items = items
  }

  /// What a list may have where nothing else is known, far more than anybody writes by hand.
  private static let itemCount = 1 << 13

  /// The scalars of all tensors of an answer, such as the weights of a network that a student trained.
  private static let scalarCount = 1 << 20

  /// The bytes of a text: ten pages.
  public static let textBytes = 1 << 15

  /// What all answers of one program may have together, whatever is expected of it.
  ///
  /// A number of them may be kept at once, and a value in a list takes its reader fifty bytes.
  public static let wholeProgram = ExerciseValueLimit(bytes: 1 << 25, items: 1 << 18)

  /// Returns the smaller limit of each kind.
  public func capped(by other: ExerciseValueLimit) -> ExerciseValueLimit {
    ExerciseValueLimit(bytes: min(bytes, other.bytes), items: min(items, other.items))
  }

  /// Returns what is left of the limit behind a value.
  public func less(bytes used: Int, _ value: ExerciseValue) -> ExerciseValueLimit {
    ExerciseValueLimit(bytes: max(0, bytes - used), items: max(0, items - value.itemCount))
  }

  /// The limit of an answer that a property decides on, by its declared type.
  public init(of type: ExerciseValueType) {
    switch type {
    case .integer, .real, .truth: self.init(bytes: 9, items: 0)
    case .text: self.init(bytes: Self.textBytes, items: 0)
    case .choice: self.init(bytes: Self.textBytes, items: 64)
    case .tensor: self.init(bytes: 4 * Self.scalarCount + 512, items: 0)
    case .list(let element):
      let inner = ExerciseValueLimit(of: element)
      let each = min(inner.bytes, 16)
      self.init(bytes: max(inner.bytes, Self.itemCount * each) + 64, items: Self.itemCount)
    }
  }

  /// The limit of an answer where one is expected: somewhat more, so that a wrong size can be shown.
  public init(of type: ExerciseValueType, around expected: ExerciseValue) {
    let usual = ExerciseValueLimit(of: type)
    switch type {
    case .integer, .real, .truth: self = usual
    default:
      self.init(
        bytes: 1 << 16 + 16 * expected.bytes.count, items: max(usual.items, 16 * expected.itemCount)
      )
    }
  }
}

extension ExerciseValue {
  /// The number of values in its lists, counted through all of them.
  public var itemCount: Int { items.map { $0.count + $0.reduce(0) { $0 + $1.itemCount } } ?? 0 }
}
