import FoundationEssentials

/// A point in time, to the second; written as ISO 8601 in UTC, such as `2026-11-30T22:59:00Z`.
public struct Moment: Hashable, Sendable, Comparable {
  /// The seconds since the beginning of 1970 in UTC.
  public var secondsSince1970: Int

  /// Creates a moment.
  public init(secondsSince1970: Int) {
    self.secondsSince1970 = secondsSince1970
  }

  /// The time of this machine's clock.
  public static var now: Moment {
    Moment(secondsSince1970: Int(Date.now.timeIntervalSince1970))
  }

  public static func < (left: Moment, right: Moment) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}

extension Moment: CustomStringConvertible, LosslessStringConvertible {
  /// Reads ISO 8601 with a time zone, such as `2026-11-30T23:59:00+01:00`; `nil` for anything else.
  public init?(_ text: String) {
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    self.init(secondsSince1970: Int(date.timeIntervalSince1970))
  }

  public var description: String {
    Date(timeIntervalSince1970: Double(secondsSince1970)).formatted(.iso8601)
  }
}

extension Moment: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let moment = Moment(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a time in ISO 8601")
    }
    self = moment
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
