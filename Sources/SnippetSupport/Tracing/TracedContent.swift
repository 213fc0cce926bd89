/// What a trace keeps of a value: all of it if it is small, else what sums it up.
enum TracedContent: Equatable {
  /// A value with few scalars, or a text.
  case whole(CourseRecord)

  /// A tensor with many scalars; the mean and the range are those of its numbers without NaN.
  case summary(elementType: String, shape: [Int], least: Double, greatest: Double, mean: Double)

  /// The most scalars that are kept of one value.
  static let scalarLimit = 400

  /// The most scalars that are looked at to sum a value up.
  static let summaryLimit = 1 << 24

  /// The longest text that is kept, in characters.
  static let textLimit = 160

  /// Keeps what a trace shows of a value.
  init(_ value: Any) {
    if let optional = value as? any OptionalValue {
      self = optional.wrapped.map { TracedContent($0) } ?? .whole(.text("nil"))
    } else if let tensor = value as? any TensorComparable, let content = TracedContent(tensor) {
      self = content
    } else if let text = (value as? any StringProtocol).map({ String($0) }) {
      self = .text(text.prefix(Self.textLimit).debugDescription, isCut: text.isLong)
    } else if let count = (value as? any Collection)?.count, count > Self.scalarLimit {
      self = .whole(.text("\(count) elements"))
    } else if case .tensor(let type, let shape, let scalars)? = (value as? any CourseRecordable)?
      .courseRecord
    {
      self = TracedContent(type ?? "float64", shape, scalars)
    } else {
      let text = String(describing: value)
      self = .text(String(text.prefix(Self.textLimit)), isCut: text.isLong)
    }
  }

  /// `nil` for a tensor whose scalars are not as many as its shape says.
  private init?(_ tensor: some TensorComparable) {
    let (shape, scalars) = (tensor.shape, tensor.scalars)
    if scalars.count > Self.summaryLimit {
      self = .whole(.text("a tensor of shape \(shape)"))
    } else if scalars.count == shape.reduce(1, *) {
      let type = type(of: tensor).Scalar.elementType
      self = TracedContent(type, shape, scalars.lazy.map(\.recordedScalar))
    } else {
      return nil
    }
  }

  private init(_ type: String, _ shape: [Int], _ scalars: some Collection<Double>) {
    guard scalars.count > Self.scalarLimit else {
      self = .whole(.tensor(elementType: type, shape: shape, scalars: Array(scalars)))
      return
    }
    var (least, greatest, sum, count) = (Double.infinity, -Double.infinity, 0.0, 0.0)
    for scalar in scalars where !scalar.isNaN {
      least = min(least, scalar)
      greatest = max(greatest, scalar)
      sum += scalar
      count += 1
    }
    self = .summary(
      elementType: type, shape: shape, least: least, greatest: greatest, mean: sum / count)
  }

  private static func text(_ text: String, isCut: Bool) -> TracedContent {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return .whole(.text(isCut ? line + "…" : line))
  }
}

/// An optional of any type, to look into it.
private protocol OptionalValue {
  var wrapped: Any? { get }
}

extension Optional: OptionalValue {
  fileprivate var wrapped: Any? { map { $0 as Any } }
}

extension String {
  fileprivate var isLong: Bool {
    index(startIndex, offsetBy: TracedContent.textLimit + 1, limitedBy: endIndex) != nil
  }
}
