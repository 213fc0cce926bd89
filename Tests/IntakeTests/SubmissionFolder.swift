import Archives
import Foundation
import GradeRecords
import Intake
import Testing

/// A folder of submissions that a test fills.
struct SubmissionFolder {
  let url: URL

  /// The exercises that submissions answer.
  static let exercises = ["doublings", "output-size", "two-names"]

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "course-tests/\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Writes a file, making its folder.
  func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file of bytes.
  func write(_ bytes: [UInt8], to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Takes in all submissions, those that can be.
  func read(
    roster: String? = nil, limits: IntakeLimits = IntakeLimits()
  ) throws -> (listing: Intake.Listing, submissions: [ReceivedSubmission]) {
    let intake = try Intake(
      folder: url.path, roster: try roster.map { try Roster($0) }, exercises: Self.exercises,
      limits: limits)
    let listing = try intake.listing()
    return (listing, listing.submissions.map(intake.submission))
  }

  /// Takes in the one submission that there is.
  func only(limits: IntakeLimits = IntakeLimits()) throws -> ReceivedSubmission {
    let (listing, submissions) = try read(limits: limits)
    #expect(listing.problems == [])
    return try #require(submissions.first)
  }

  /// The bytes of an archive.
  static func zip(_ files: [(name: String, text: String)]) throws -> [UInt8] {
    let archive = try ZipArchive()
    for file in files { try archive.add(file.name, Array(file.text.utf8), isCompressed: true) }
    return try archive.packed()
  }
}

extension ReceivedSubmission {
  /// The texts by exercise.
  var texts: [String: String] {
    Dictionary(uniqueKeysWithValues: answers.map { ($0.exercise, $0.text) })
  }

  /// The reasons by exercise.
  var reasons: [String: String] {
    Dictionary(
      refused.compactMap { file in file.exercise.map { ($0, file.reason) } },
      uniquingKeysWith: { $1 })
  }
}
