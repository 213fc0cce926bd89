import ExerciseValues
import TensorCore

/// A type that an exercise's entry point may take or return.
///
/// `Tensor`, `Int`, `Float`, `Double`, `Bool`, `String`, `Choice`, and arrays of them.
public protocol ExerciseExchangeable {
  /// The value as it leaves the program.
  var exerciseValue: ExerciseValue { get }

  /// Creates an instance from a value; `nil` if the value is of another kind.
  init?(exerciseValue: ExerciseValue)
}

extension Tensor: ExerciseExchangeable {
  public var exerciseValue: ExerciseValue { .tensor(shape: shape, scalars: scalars) }

  public init?(exerciseValue: ExerciseValue) {
    guard case .tensor(let shape, let scalars) = exerciseValue,
      scalars.count == (shape.contains(0) ? 0 : shape.reduce(1, *))
    else { return nil }
    self.init(shape: shape, scalars: scalars)
  }
}

extension Int: ExerciseExchangeable {
  public var exerciseValue: ExerciseValue { .integer(self) }

  public init?(exerciseValue: ExerciseValue) {
    guard case .integer(let number) = exerciseValue else { return nil }
    self = number
  }
}

extension Double: ExerciseExchangeable {
  public var exerciseValue: ExerciseValue { .real(self) }

  public init?(exerciseValue: ExerciseValue) {
    guard case .real(let number) = exerciseValue else { return nil }
    self = number
  }
}

extension Float: ExerciseExchangeable {
  public var exerciseValue: ExerciseValue { .real(Double(self)) }

  public init?(exerciseValue: ExerciseValue) {
    guard case .real(let number) = exerciseValue else { return nil }
    self = Float(number)
  }
}

extension Bool: ExerciseExchangeable {
  public var exerciseValue: ExerciseValue { .truth(self) }

  public init?(exerciseValue: ExerciseValue) {
    guard case .truth(let isTrue) = exerciseValue else { return nil }
    self = isTrue
  }
}

extension String: ExerciseExchangeable {
  public var exerciseValue: ExerciseValue { .text(self) }

  public init?(exerciseValue: ExerciseValue) {
    guard case .text(let text) = exerciseValue else { return nil }
    self = text
  }
}

extension Array: ExerciseExchangeable where Element: ExerciseExchangeable {
  public var exerciseValue: ExerciseValue { .list(map(\.exerciseValue)) }

  public init?(exerciseValue: ExerciseValue) {
    guard case .list(let items) = exerciseValue else { return nil }
    let elements = items.compactMap { Element(exerciseValue: $0) }
    guard elements.count == items.count else { return nil }
    self = elements
  }
}
