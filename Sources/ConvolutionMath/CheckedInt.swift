/// An integer whose arithmetic throws where `Int` would trap.
///
/// It lets a size formula read like the formula:
///
///     let size = try (i - 1) * s - 2 * p + d * (k - 1) + outputPadding + 1
struct CheckedInt: ExpressibleByIntegerLiteral {
  let value: Int

  init(_ value: Int) {
    self.value = value
  }

  init(integerLiteral value: Int) {
    self.value = value
  }

  static func + (left: CheckedInt, right: CheckedInt) throws(GeometryError) -> CheckedInt {
    try CheckedInt(left.value.addingReportingOverflow(right.value))
  }

  static func - (left: CheckedInt, right: CheckedInt) throws(GeometryError) -> CheckedInt {
    try CheckedInt(left.value.subtractingReportingOverflow(right.value))
  }

  static func * (left: CheckedInt, right: CheckedInt) throws(GeometryError) -> CheckedInt {
    try CheckedInt(left.value.multipliedReportingOverflow(by: right.value))
  }

  private init(_ result: (partialValue: Int, overflow: Bool)) throws(GeometryError) {
    guard !result.overflow else { throw .overflow }
    value = result.partialValue
  }
}
