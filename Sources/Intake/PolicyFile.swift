import GradeRecords
import Yams

/// `grading.yaml`, in which an instructor writes down due date, late policy and extensions.
public enum PolicyFile {
  /// The usual name.
  public static let name = "grading.yaml"

  private static let keys = [
    "assignment", "exercises", "due", "grace-days", "late", "closes", "attempt", "extensions",
  ]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - text: Its text.
  ///   - path: Its path for messages.
  /// - Returns: The policy.
  /// - Throws: `IntakeError.badList` with the line of the first thing that cannot be used.
  public static func read(_ text: String, path: String) throws(IntakeError) -> GradingPolicy {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw .badList(
        path: path, line: (error as? YamlError)?.line ?? 1, rule: "it is not YAML",
        help: "write lines such as 'due: 2026-11-30T23:59:00+01:00'")
    }
    guard let root else { return GradingPolicy() }
    guard let mapping = root.mapping else {
      throw problem(path, root, "it is not made of lines 'key: value'", "write 'due: …'")
    }
    var policy = GradingPolicy()
    for (key, value) in mapping { try read(key, value, path, into: &policy) }
    return policy
  }

  private static func read(
    _ key: Node, _ value: Node, _ path: String, into policy: inout GradingPolicy
  ) throws(IntakeError) {
    switch key.string {
    case "assignment": policy.assignment = value.string
    case "exercises":
      guard let list = value.sequence?.map({ $0.string }), !list.contains(nil) else {
        throw problem(path, value, "'exercises' is a list of ids", "write '[output-size, …]'")
      }
      policy.exercises = list.compactMap { $0 }
    case "due": policy.dueAt = try moment(value, path)
    case "closes": policy.closesAt = try moment(value, path)
    case "grace-days":
      guard let days = value.int, days >= 0 else {
        throw problem(path, value, "'grace-days' is a whole number", "write 'grace-days: 2'")
      }
      policy.graceDays = days
    case "late": policy.penaltyPerDay = try percentage(value, path)
    case "attempt":
      guard let counting = GradingPolicy.Counting(rawValue: value.string ?? "") else {
        throw problem(path, value, "'attempt' is 'latest' or 'best'", "write 'attempt: latest'")
      }
      policy.counting = counting
    case "extensions":
      for (student, time) in value.mapping ?? [:] {
        policy.extensions[student.scalar?.string ?? ""] = try moment(time, path)
      }
    default:
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      throw problem(
        path, key, "there is no key '\((key.string ?? "").harmless)'", "the keys are \(names)")
    }
  }

  /// Reads `10%`, the part of the points that a day costs.
  private static func percentage(_ node: Node, _ path: String) throws(IntakeError) -> Double {
    let text = node.scalar?.string ?? ""
    guard text.hasSuffix("%"), let number = Double(text.dropLast().trimmingBlanks),
      (0...100).contains(number)
    else {
      throw problem(
        path, node, "'late' is the part of the points that each day costs", "write 'late: 10%'")
    }
    return number / 100
  }

  private static func moment(_ node: Node, _ path: String) throws(IntakeError) -> Moment {
    if let moment = Moment(node.scalar?.string ?? "") { return moment }
    throw problem(
      path, node, "'\((node.scalar?.string ?? "").harmless)' is not a time with a time zone",
      "write it as 2026-11-30T23:59:00+01:00")
  }

  private static func problem(
    _ path: String, _ node: Node, _ rule: String, _ help: String
  ) -> IntakeError {
    .badList(path: path, line: node.mark?.line ?? 1, rule: rule, help: help)
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String { String(self).trimmed }
}

extension YamlError {
  /// The line of the error, from 1.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: nil
    }
  }
}
