/// A type whose values leave a chapter's program as something else than the text that they print.
///
/// A type of one's own conforms to `TensorComparable`, which needs no more than a shape and scalars.
public protocol CourseRecordable {
  /// The value as it leaves the program.
  var courseRecord: CourseRecord { get }
}

/// A type of numbers, each of which leaves the program as a tensor without axes.
extension CourseRecordable where Self: TensorScalar {
  public var courseRecord: CourseRecord {
    .tensor(elementType: Self.elementType, shape: [], scalars: [recordedScalar])
  }
}

extension Float: CourseRecordable {}
extension Double: CourseRecordable {}
extension Int: CourseRecordable {}
extension Bool: CourseRecordable {}
extension UInt8: CourseRecordable {}
extension Int32: CourseRecordable {}

extension String: CourseRecordable {
  public var courseRecord: CourseRecord { .text(self) }
}

extension Array: CourseRecordable where Element: CourseRecordable {
  public var courseRecord: CourseRecord {
    .stacked(map(\.courseRecord)) ?? .text(description)
  }
}
