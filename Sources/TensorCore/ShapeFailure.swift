/// Stops the program because a caller broke a rule about shapes.
///
/// The message names the caller's line, also in optimised builds, where `precondition` would drop
/// it.
///
/// - Parameters:
///   - message: What was given, what is allowed, and the likely cause.
///   - file: The caller's file.
///   - line: The caller's line.
public func shapeFailure(
  _ message: String, file: StaticString = #fileID, line: UInt = #line
) -> Never {
  fatalError(message, file: file, line: line)
}

/// Stops the program if there is a problem.
///
/// The functions that look for problems return their message, so that tests can read it.
package func stop(on problem: String?, file: StaticString, line: UInt) {
  if let problem { shapeFailure(problem, file: file, line: line) }
}
