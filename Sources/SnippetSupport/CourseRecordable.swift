import Tensors

/// A type whose values a chapter can compare with printed tensors.
///
/// Values of other types are compared as the text that they print.
public protocol CourseRecordable {
  /// The value as it leaves the program.
  var courseRecord: CourseRecord { get }
}

extension Tensor: CourseRecordable {
  public var courseRecord: CourseRecord {
    .tensor(elementType: "float32", shape: shape, scalars: scalars.map { Double($0) })
  }
}

extension BooleanTensor: CourseRecordable {
  public var courseRecord: CourseRecord {
    .tensor(elementType: "bool", shape: shape, scalars: scalars.map { $0 ? 1 : 0 })
  }
}

extension TensorSize: CourseRecordable {
  public var courseRecord: CourseRecord { shape.courseRecord }
}

extension Float: CourseRecordable {
  public var courseRecord: CourseRecord {
    .tensor(elementType: "float32", shape: [], scalars: [Double(self)])
  }
}

extension Double: CourseRecordable {
  public var courseRecord: CourseRecord {
    .tensor(elementType: "float64", shape: [], scalars: [self])
  }
}

extension Int: CourseRecordable {
  public var courseRecord: CourseRecord {
    .tensor(elementType: "int64", shape: [], scalars: [Double(self)])
  }
}

extension Bool: CourseRecordable {
  public var courseRecord: CourseRecord {
    .tensor(elementType: "bool", shape: [], scalars: [self ? 1 : 0])
  }
}

extension String: CourseRecordable {
  public var courseRecord: CourseRecord { .text(self) }
}

extension Array: CourseRecordable where Element: CourseRecordable {
  public var courseRecord: CourseRecord {
    .stacked(map(\.courseRecord)) ?? .text(description)
  }
}
