import ExerciseValues
import Expectations

/// Numbers with a shape, however they are written in Swift.
extension ExerciseValue {
  /// The numbers of a tensor, of lists of equal lengths, or of one number, whose shape is empty.
  ///
  /// They are in row-major order, outermost axis first; `nil` if the value is anything else.
  public var grid: (shape: [Int], cells: [Double])? {
    TensorValue(self).map { ($0.shape, $0.elements) }
  }

  /// Whether it is one number, truth or text.
  public var isScalar: Bool {
    switch self {
    case .integer, .real, .truth, .text: true
    case .tensor(let shape, _): shape.isEmpty
    case .list: false
    }
  }

  /// Returns the places of the numbers that differ from the expected ones.
  ///
  /// - Parameters:
  ///   - expected: The right answer.
  ///   - tolerance: The error that is allowed beside rounding.
  /// - Returns: Places in row-major order; none if the shapes differ, or if either has no numbers.
  public func places(differingFrom expected: ExerciseValue, tolerance: Double?) -> [Int] {
    guard let own = grid, let right = expected.grid, own.shape == right.shape else { return [] }
    return own.cells.indices.filter {
      !AnswerComparison.near(right.cells[$0], own.cells[$0], tolerance ?? 1e-5)
    }
  }
}
