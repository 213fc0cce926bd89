import Foundation
import GRDB
import Glibc
import GradeRecords

/// The marks of an assignment and how they came about, in one SQLite file.
///
/// Records and events are added and never changed. Each submission is one transaction, so that whatever
/// kills the program leaves whole submissions behind. Several programs may write at once.
public final class GradebookFile: Sendable {
  /// The path of the file.
  public let path: String

  let database: DatabaseQueue

  /// What tells gradebooks from other databases: the letters `CGrd`.
  private static let applicationID: Int32 = 0x4347_7264

  /// The version of the tables.
  private static let version: Int32 = 1

  /// Opens a gradebook, or makes an empty one.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - assignment: The assignment's name, which the gradebook must have.
  /// - Throws: `GradebookError`; a file that is there is left as it is.
  public convenience init(at path: String, assignment: String) throws(GradebookError) {
    try self.init(path: path)
    let found = try assignmentName(orSet: assignment)
    guard found == assignment else {
      throw .otherAssignment(path: path, found: found, wanted: assignment)
    }
  }

  /// Opens a gradebook that is there.
  ///
  /// - Parameter path: The file.
  /// - Throws: `GradebookError`.
  public convenience init(existingAt path: String) throws(GradebookError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    try self.init(path: path)
  }

  private init(path: String) throws(GradebookError) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.journalMode = .wal
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    do {
      // Switching to the journal writes, so what is there is looked at first.
      if FileManager.default.fileExists(atPath: path) {
        try Self.check(path)
      } else {
        // Marks are nobody else's business; SQLite gives its other files the same rights.
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
      }
      database = try DatabaseQueue(path: path, configuration: configuration)
      try database.write { try Self.makeTables(in: $0) }
    } catch let error as GradebookError {
      throw error
    } catch {
      throw GradebookError(error, path: path)
    }
  }

  /// Checks that a file is a gradebook and whole, without writing.
  private static func check(_ path: String) throws {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    guard size > 0 else { return }
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    try DatabaseQueue(path: path, configuration: configuration).read { database in
      let isEmpty = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") == 0
      let id = try Int32.fetchOne(database, sql: "PRAGMA application_id")
      guard isEmpty || id == applicationID else { throw GradebookError.foreign(path: path) }
      let version = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard version <= Self.version else { throw GradebookError.tooNew(path: path) }
      let problems = try String.fetchAll(database, sql: "PRAGMA quick_check(3)")
      guard problems == ["ok"] else {
        throw GradebookError.damaged(path: path, reason: problems.joined(separator: "; "))
      }
    }
  }

  private static func makeTables(in database: Database) throws {
    guard try Int32.fetchOne(database, sql: "PRAGMA user_version") == 0 else { return }
    try database.execute(
      sql: """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE student (id TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE submission (
          number INTEGER PRIMARY KEY AUTOINCREMENT, student TEXT NOT NULL, sha256 TEXT NOT NULL,
          value TEXT NOT NULL, refused TEXT NOT NULL DEFAULT '[]', UNIQUE (student, sha256));
        CREATE TABLE run (
          number INTEGER PRIMARY KEY AUTOINCREMENT, selection TEXT NOT NULL, began TEXT NOT NULL,
          ended TEXT);
        CREATE TABLE record (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          submission INTEGER NOT NULL REFERENCES submission (number), exercise TEXT NOT NULL,
          run INTEGER NOT NULL, verdict TEXT NOT NULL, value TEXT NOT NULL, timing TEXT);
        CREATE INDEX record_of ON record (submission, exercise);
        CREATE TABLE event (
          number INTEGER PRIMARY KEY AUTOINCREMENT, student TEXT NOT NULL, exercise TEXT NOT NULL,
          value TEXT NOT NULL);
        CREATE INDEX event_of ON event (student, exercise);
        CREATE TABLE claim (
          submission INTEGER PRIMARY KEY REFERENCES submission (number), runner TEXT NOT NULL);
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """)
  }

  private func assignmentName(orSet name: String) throws(GradebookError) -> String {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO setting VALUES ('assignment', ?)", arguments: [name])
      return try String.fetchOne(
        database, sql: "SELECT value FROM setting WHERE name = 'assignment'") ?? name
    }
  }

  /// Writes the whole gradebook into its one file, so that it can be copied.
  ///
  /// While another run uses the gradebook, that is left to it.
  public func settle() throws(GradebookError) {
    do {
      _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    } catch let error as DatabaseError
      where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
    {
      return
    } catch {
      throw GradebookError(error, path: path)
    }
  }
}

extension GradebookFile {
  /// Runs a body in one transaction that may write.
  func write<Result>(_ body: (Database) throws -> Result) throws(GradebookError) -> Result {
    do {
      return try database.write(body)
    } catch {
      throw GradebookError(error, path: path)
    }
  }

  /// Runs a body that reads.
  func read<Result>(_ body: (Database) throws -> Result) throws(GradebookError) -> Result {
    do {
      return try database.read(body)
    } catch {
      throw GradebookError(error, path: path)
    }
  }

  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func value<Value: Decodable>(
    _ text: String, as type: Value.Type = Value.self
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

extension GradebookError {
  /// An error of SQLite or of what lies in a column.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as GradebookError: self = error
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB:
      self = .foreign(path: path)
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
      self = .damaged(path: path, reason: error.message ?? "it is malformed")
    case let error as DatabaseError:
      self = .unusable(path: path, reason: error.message ?? "\(error.resultCode)")
    case is DecodingError: self = .damaged(path: path, reason: "a record cannot be read")
    default: self = .unusable(path: path, reason: "\(error)")
    }
  }
}
