/// How far a computed element may be from the printed one, beside what the printed digits imply.
///
/// An element passes if |got − expected| ≤ resolution + absolute + relative·|expected|, where
/// `resolution` is half of the last printed digit. What is `nil` has the default for the less
/// exact of the two element types, where a print that states no type counts as `float32` beside
/// fractions:
///
/// | type | absolute | relative |
/// | --- | --- | --- |
/// | `float64` | 1e-12 | 1e-12 |
/// | `float32`, or not known | 1e-7 | 1e-6 |
/// | `float16` | 1e-4 | 2e-3 |
/// | `bfloat16` | 1e-3 | 2e-2 |
/// | integers and `bool` | 0 | 0 |
///
/// The defaults leave room for a few roundings of the type, and for documents that round twice.
public struct Tolerance: Hashable, Sendable {
  /// The error that is allowed everywhere, or `nil` for the default.
  public var absolute: Double?

  /// The error that is allowed as a part of the expected value, or `nil` for the default.
  public var relative: Double?

  /// Creates a tolerance; what is left out has the default of the element types.
  public init(absolute: Double? = nil, relative: Double? = nil) {
    self.absolute = absolute
    self.relative = relative
  }
}

/// A tolerance with the defaults filled in.
struct ErrorBounds: Hashable, Sendable {
  var absolute: Double
  var relative: Double

  /// Whether the author of the book states the bounds.
  var isStated: Bool

  /// Fills in the defaults for two element types.
  init(
    _ tolerance: Tolerance, actual: TensorValue.ElementType?, expected: TensorValue.ElementType?
  ) {
    // Most documents compute in `float32`; where one does not say, its digits are not more exact.
    let understood = actual?.isFloatingPoint == false ? actual : .float32
    let (own, printed) = (Self.defaults(for: actual), Self.defaults(for: expected ?? understood))
    let defaults = own.relative < printed.relative ? printed : own
    absolute = tolerance.absolute ?? defaults.absolute
    relative = tolerance.relative ?? defaults.relative
    isStated = tolerance != Tolerance()
  }

  private static func defaults(
    for type: TensorValue.ElementType?
  ) -> (absolute: Double, relative: Double) {
    switch type {
    case .int8, .int16, .int32, .int64, .uint8, .bool: (0, 0)
    case .float64: (1e-12, 1e-12)
    case .float32, nil: (1e-7, 1e-6)
    case .float16: (1e-4, 2e-3)
    case .bfloat16: (1e-3, 2e-2)
    }
  }

  /// Returns the largest error that an element may have.
  func allowance(for element: PrintedTensor.Element) -> Double {
    let size = element.value.magnitude
    let slack = absolute + relative * size
    // Below 2²⁴ a `Float` holds every whole number: two of them must not count as equal.
    let isWhole = element.resolution == 0 && size < 16_777_216 && size == size.rounded()
    return element.resolution + (isWhole && !isStated ? min(slack, 0.25) : slack)
  }
}
