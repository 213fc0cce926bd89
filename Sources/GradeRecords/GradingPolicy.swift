/// What an instructor decides about an assignment beside its exercises.
public struct GradingPolicy: Hashable, Sendable, Codable {
  /// Which of a student's attempts counts.
  public enum Counting: String, Hashable, Sendable, Codable, CaseIterable {
    /// The last that was received.
    case latest

    /// The one with the most points, late penalties included; of equal ones the first.
    case best
  }

  /// The assignment's name; `nil` for that of the submissions' folder.
  public var assignment: String?

  /// The ids of the exercises that count; `nil` for all of the book.
  public var exercises: [String]?

  /// Until when submissions are in time; `nil` for ever.
  public var dueAt: Moment?

  /// How many days late cost nothing.
  public var graceDays = 0

  /// The part of the points that each further day costs once it has begun, from 0 to 1.
  public var penaltyPerDay = 0.0

  /// After this, a submission earns nothing; `nil` for never.
  public var closesAt: Moment?

  /// Other due dates for single students.
  ///
  /// They move the end too.
  public var extensions: [Student.ID: Moment] = [:]

  /// Which attempt counts.
  public var counting = Counting.latest

  /// Creates a policy without a due date.
  public init() {}

  /// Returns how late a submission is, and what that costs.
  ///
  /// - Parameters:
  ///   - receivedAt: When it was received; `nil` where nobody knows.
  ///   - student: The student's id.
  /// - Returns: The lateness; `nil` where there is no due date, or the time is not known.
  public func lateness(receivedAt: Moment?, of student: Student.ID) -> Lateness? {
    guard let receivedAt, let dueAt else { return nil }
    let due = extensions[student] ?? dueAt
    let seconds = receivedAt.secondsSince1970 - due.secondsSince1970
    guard seconds > 0 else { return Lateness(seconds: 0, graceDays: 0, penalty: 0) }
    let days = (seconds + 86_399) / 86_400
    let shift = max(0, due.secondsSince1970 - dueAt.secondsSince1970)
    let isClosed =
      closesAt.map { receivedAt.secondsSince1970 > $0.secondsSince1970 + shift } ?? false
    let lost = Double(max(0, days - graceDays)) * penaltyPerDay
    let paid = (lost * 10_000).rounded() / 10_000
    return Lateness(
      seconds: seconds, graceDays: min(days, graceDays), penalty: isClosed ? 1 : min(1, paid))
  }
}
