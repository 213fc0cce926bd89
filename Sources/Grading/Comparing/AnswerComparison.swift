import ExerciseValues
import Expectations

/// An answer beside the expected one: exact for whole numbers and texts, with room for rounding else.
struct AnswerComparison {
  /// What differs, for a person; empty if nothing does.
  private(set) var lines: [String] = []

  /// Whether the answer is the expected one.
  private(set) var isEqual: Bool

  /// Compares two values.
  ///
  /// - Parameters:
  ///   - expected: The right answer.
  ///   - got: The student's.
  ///   - tolerance: The error that is allowed beside rounding.
  init(expected: ExerciseValue, got: ExerciseValue, tolerance: Double? = nil) {
    isEqual = Self.areEqual(expected, got, tolerance)
    guard !isEqual else { return }
    if let expected = expected.items, let got = got.items, expected.count != got.count {
      lines = [
        "the list has \(got.count.elements), \(expected.count) \(expected.count == 1 ? "is" : "are") expected"
      ]
      return
    }
    guard let expectedTensor = TensorValue(expected), let gotTensor = TensorValue(got) else {
      lines = ["expected \(expected.displayText)", "got      \(got.displayText)"]
      return
    }
    guard expectedTensor.shape == gotTensor.shape else {
      lines = ["expected shape \(expectedTensor.shape), got \(gotTensor.shape)"]
      return
    }
    if got.items != nil, gotTensor.shape.count == 1 {
      lines = [
        Self.line(
          expectedTensor, gotTensor, got.places(differingFrom: expected, tolerance: tolerance))
      ]
      return
    }
    let comparison = TensorComparison(
      actual: gotTensor, expected: PrintedTensor(exactly: expectedTensor),
      tolerance: Tolerance(absolute: tolerance, relative: tolerance))
    lines = comparison.lines.map { line in
      // How far rounding may go is not the student's concern.
      line.firstRange(of: " (tolerance").map { String(line[..<$0.lowerBound]) } ?? line
    }
  }

  /// How many elements of a list differ, and the first that does.
  private static func line(_ expected: TensorValue, _ got: TensorValue, _ places: [Int]) -> String {
    guard let first = places.first else { return "the elements differ" }
    let (own, right) = (got.elements[first], expected.elements[first])
    let example = "index \(first) has \(own.shortText), expected \(right.shortText)"
    guard got.elements.count > 1 else { return example }
    let verb = places.count == 1 ? "differs" : "differ"
    return "\(places.count) of \(got.elements.count) elements \(verb): \(example)"
  }

  /// Whether two values are equal within the tolerance.
  ///
  /// Sums of many products are rounded in an order that is the student's choice.
  static func areEqual(
    _ expected: ExerciseValue, _ got: ExerciseValue, _ tolerance: Double?
  ) -> Bool {
    switch (expected, got) {
    case (.tensor(let shape, let wanted), .tensor(let gotShape, let scalars)):
      return shape == gotShape
        && zip(wanted, scalars).allSatisfy { near(Double($0), Double($1), tolerance ?? 1e-5) }
    case (.real(let wanted), .real(let number)):
      return near(wanted, number, tolerance ?? 1e-6)
    case (.list(let wanted), .list(let items)):
      return wanted.count == items.count
        && zip(wanted, items).allSatisfy { areEqual($0, $1, tolerance) }
    case (.text(let wanted), .text(let text)): return wanted == text
    case (.integer(let wanted), .integer(let number)): return wanted == number
    case (.truth(let wanted), .truth(let isTrue)): return wanted == isTrue
    default: return false
    }
  }

  /// Whether two numbers agree: NaN and infinity only with themselves.
  static func near(_ wanted: Double, _ got: Double, _ tolerance: Double) -> Bool {
    guard wanted.isFinite, got.isFinite else {
      return wanted == got || wanted.isNaN && got.isNaN
    }
    return (wanted - got).magnitude <= tolerance + tolerance * wanted.magnitude
  }
}

extension Int {
  /// The number with the word for elements behind it.
  fileprivate var elements: String { self == 1 ? "1 element" : "\(self) elements" }
}

extension Double {
  /// The number without a fraction where it has none.
  fileprivate var shortText: String {
    self == rounded() && magnitude < 1e15 ? "\(Int(self))" : "\(Float(self))"
  }
}

extension TensorValue {
  /// Creates a tensor from numbers in lists of equal lengths; `nil` from anything else.
  init?(_ value: ExerciseValue) {
    switch value {
    case .tensor(let shape, let scalars):
      guard scalars.count == (shape.contains(0) ? 0 : shape.reduce(1, *)) else { return nil }
      self.init(
        shape: shape, elementType: .float32, elements: scalars.map { Double($0).unsignedNaN })
    case .integer(let number):
      self.init(shape: [], elementType: .int64, elements: [Double(number)])
    case .real(let number):
      self.init(shape: [], elementType: .float32, elements: [number.unsignedNaN])
    case .list(let items):
      let tensors = items.compactMap { TensorValue($0) }
      guard let first = tensors.first, tensors.count == items.count,
        tensors.allSatisfy({ $0.shape == first.shape })
      else { return nil }
      self.init(
        shape: [tensors.count] + first.shape, elementType: first.elementType,
        elements: tensors.flatMap(\.elements))
    case .truth, .text: return nil
    }
  }
}
