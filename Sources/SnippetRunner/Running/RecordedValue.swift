import Expectations

/// A value that a chapter's program recorded.
enum RecordedValue: Hashable, Sendable, Codable {
  /// A tensor, a number or a Boolean.
  case tensor(TensorValue)

  /// What is no tensor, as it prints.
  case text(String)

  /// A tensor with more scalars than the program hands over.
  case large(shape: String)
}
