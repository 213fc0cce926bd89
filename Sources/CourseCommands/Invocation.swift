import Foundation

/// How this program was started.
enum Invocation {
  /// What people type to start it, such as `./course`.
  static var command: String {
    ProcessInfo.processInfo.environment["COURSE_COMMAND"] ?? "course"
  }
}
