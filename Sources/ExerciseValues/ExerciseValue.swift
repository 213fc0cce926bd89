/// A value on its way between a student's program and the grader, or between the grader and a judge.
///
/// Only such values leave a program: nothing in them can be executed, and their size is known before
/// they are read.
public indirect enum ExerciseValue: Hashable, Sendable, Codable {
  /// Numbers with a shape, outermost axis first, in row-major order.
  case tensor(shape: [Int], scalars: [Float])

  /// A whole number.
  case integer(Int)

  /// A number with a fraction.
  case real(Double)

  /// A truth value.
  case truth(Bool)

  /// A text.
  case text(String)

  /// Several values.
  case list([ExerciseValue])
}

extension ExerciseValue {
  /// The number of scalars in it, at least 1: how large it is for a person who reads it.
  public var scalarCount: Int {
    switch self {
    case .tensor(_, let scalars): max(1, scalars.count)
    case .integer, .real, .truth, .text: 1
    case .list(let items): max(1, items.reduce(0) { $0 + $1.scalarCount })
    }
  }

  /// Whether a person could read all of it, so that a report keeps it.
  public var isReadable: Bool { scalarCount <= 4096 && textBytes <= 4096 }

  /// The bytes of all texts in it.
  private var textBytes: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .list(let items): items.reduce(0) { $0 + $1.textBytes }
    default: 0
    }
  }

  /// How large it is beside other values of its kind: a large number counts more than a small one.
  fileprivate var readingSize: Int {
    scalarCount + (integer.map { min(Int(clamping: $0.magnitude), 99) } ?? 0)
  }

  /// The whole number, if it is one.
  public var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The text, if it is one.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The values of a list, if it is one.
  public var items: [ExerciseValue]? {
    if case .list(let items) = self { items } else { nil }
  }
}

extension [ExerciseValue] {
  /// How large the arguments of a case are for a person who reads them.
  public var readingSize: Int { reduce(0) { $0 + $1.readingSize } }
}
