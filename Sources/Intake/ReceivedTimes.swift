import GradeRecords
import Tables

/// When submissions were received, as the instructor wrote it down: `received.csv` in their folder.
struct ReceivedTimes: Sendable {
  static let name = "received.csv"

  private var times: [String: Moment] = [:]

  /// Reads the list, if there is one.
  init(in folder: OpenFolder) throws(IntakeError) {
    let bytes: [UInt8]
    do throws(Refusal) {
      let names = try folder.entries(limit: 1_000_000).map(\.name)
      guard names.contains(Array(Self.name.utf8)) else { return }
      bytes = try folder.bytes(of: Array(Self.name.utf8), limit: 64 << 20)
    } catch {
      throw .cannotRead(path: Self.name, reason: error.reason)
    }
    do throws(CSVTable.Problem) {
      try read(CSVTable(String(decoding: bytes, as: UTF8.self)))
    } catch {
      throw .badList(
        path: Self.name, line: error.line, rule: error.rule,
        help: "write lines such as 'ada,2026-11-30T22:15:00+01:00' below 'submission,received'")
    }
  }

  private mutating func read(_ table: CSVTable) throws(CSVTable.Problem) {
    guard let name = table.column("submission", "student", "path"),
      let time = table.column("received", "received at")
    else { throw CSVTable.Problem(line: 1, rule: "the header is not 'submission,received'") }
    for row in table.rows.dropFirst() {
      guard max(name, time) < row.fields.count, let moment = Moment(row.fields[time].trimmed) else {
        throw CSVTable.Problem(line: row.line, rule: "there is no time with a time zone")
      }
      times[row.fields[name].trimmed.lowercased()] = moment
    }
  }

  /// Returns when a submission, or that of a student, was received.
  func time(of name: String) -> Moment? { times[name.lowercased()] }
}
