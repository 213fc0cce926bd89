@preconcurrency import Glibc

/// Begins a chapter's program.
///
/// From here on nothing that is printed waits in a buffer, where a trap would lose it.
public func courseStart() {
  setvbuf(stdout, nil, _IONBF, 0)
}

/// Notes that a part of the program has ended, and how much is printed by then.
///
/// - Parameter part: The part's number.
public func courseMark(_ part: Int) {
  courseTraceEnd()
  ValueChannel.mark(part: part)
}

/// Returns whether this run is the one that shows how a part traps.
///
/// The number in the environment variable `COURSE_PART` selects it. Parts that nothing selects are
/// compiled only.
///
/// - Parameter part: The part's number.
/// - Returns: Whether it is to run.
public func courseSelects(_ part: Int) -> Bool {
  guard let selected = getenv("COURSE_PART") else { return false }
  return Int(String(cString: selected)) == part
}

/// Ends the program behind a part, and says that this was meant to be.
///
/// - Parameter part: The part's number.
/// - Returns: Never.
public func courseEnd(_ part: Int) -> Never {
  courseTraceEnd()
  ValueChannel.mark(part: part)
  ValueChannel.end(part: part)
  exit(0)
}

/// Hands a value to the runner.
///
/// - Parameters:
///   - part: The number of the part that asks for it.
///   - index: The place of the value among those of its part.
///   - value: The value.
public func courseRecord<Value>(_ part: Int, _ index: Int, _ value: Value) {
  let recordable = value as? any CourseRecordable
  let record = recordable?.courseRecord ?? .text(String(describing: value))
  ValueChannel.record(record, part: part, index: index)
}

/// Hands the truth of a condition to the runner.
///
/// - Parameters:
///   - part: The number of the part that asks for it.
///   - index: The place of the condition among those of its part.
///   - holds: The condition.
public func courseCheck(_ part: Int, _ index: Int, _ holds: Bool) {
  ValueChannel.record(holds.courseRecord, part: part, index: index)
}
