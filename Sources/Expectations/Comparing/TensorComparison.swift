/// The verdict on a computed tensor beside a printed one.
///
/// Shape is compared first, then the element type where it is stated, then the places of NaN and
/// infinity, then the values.
public struct TensorComparison: Hashable, Sendable {
  /// The first respect in which two tensors differ.
  public enum Difference: Hashable, Sendable {
    /// The shapes differ; no elements are compared.
    case shape

    /// The element types differ; the elements may or may not.
    case elementType

    /// NaN or infinity stands in one tensor and not in the other.
    case nonFinite

    /// Values differ by more than the tolerance.
    case values
  }

  /// The computed tensor.
  public let actual: TensorValue

  /// The printed tensor.
  public let expected: PrintedTensor

  /// The first respect in which they differ, or `nil` if they are equal.
  public private(set) var difference: Difference?

  /// The number of printed elements that differ.
  public private(set) var differingCount = 0

  /// The place in `expected.elements` of the element that differs most, if one does.
  public private(set) var worst: Int?

  /// The largest |got − expected| of the finite elements, or `nil` if the shapes differ.
  public private(set) var largestError: Double?

  /// The largest |got − expected| / |expected| of the finite elements other than 0.
  public private(set) var largestRelativeError: Double?

  /// The tolerance that was used.
  let bounds: ErrorBounds

  /// Whether the computed tensor is the printed one.
  public var isEqual: Bool { difference == nil }

  /// Compares a computed tensor with a printed one.
  public init(
    actual: TensorValue, expected: PrintedTensor, tolerance: Tolerance = Tolerance()
  ) {
    self.actual = actual
    self.expected = expected
    var printedType: TensorValue.ElementType?
    if case .exactly(let type) = expected.elementType { printedType = type }
    bounds = ErrorBounds(tolerance, actual: actual.elementType, expected: printedType)
    guard expected.admits(shape: actual.shape) else {
      difference = .shape
      return
    }
    compareElements()
    if let type = actual.elementType, expected.elementType?.admits(type) == false {
      difference = .elementType
    }
  }

  private mutating func compareElements() {
    var (absolute, relative, excess) = (0.0, 0.0, 0.0)
    for (place, offset) in expected.offsets(in: actual.shape).enumerated() {
      let element = expected.elements[place]
      let got = actual.elements[offset]
      let error = (got - element.value).magnitude
      if got.isFinite && element.value.isFinite {
        absolute = max(absolute, error)
        if element.value != 0 { relative = max(relative, error / element.value.magnitude) }
      }
      guard !element.agrees(with: got, within: bounds) else { continue }
      differingCount += 1
      // Infinity stands before every finite error, NaN counts as infinity.
      let weight = error.isFinite ? error : .infinity
      if weight > excess {
        (worst, excess) = (place, weight)
        difference = got.isFinite && element.value.isFinite ? .values : .nonFinite
      }
    }
    (largestError, largestRelativeError) = (absolute, relative)
  }
}

extension PrintedTensor.Element {
  /// Returns whether a computed element is the printed one within some bounds.
  func agrees(with got: Double, within bounds: ErrorBounds) -> Bool {
    guard value.isFinite && got.isFinite else {
      return value == got || value.isNaN && got.isNaN
    }
    return (got - value).magnitude <= bounds.allowance(for: self)
  }
}
