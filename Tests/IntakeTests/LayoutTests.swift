import Foundation
import GradeRecords
import Intake
import Testing

struct LayoutTests {
  @Test func readsAFolderForEachStudent() throws {
    let folder = try SubmissionFolder()
    try folder.write("let a = 1", to: "ada/work/doublings.swift")
    try folder.write("let b = 2", to: "ada/work/output-size.swift")
    try folder.write("let c = 3", to: "grace/doublings.swift")
    try folder.write("an essay", to: "grace/notes.txt")
    try folder.write("old", to: "grace/old/doublings.swift")
    try folder.write("id,name\nada,Ada Lovelace", to: "roster.csv")
    let (listing, submissions) = try folder.read()
    #expect(listing.problems == [])
    #expect(submissions.map(\.source.student) == ["ada", "grace"])
    #expect(submissions.map(\.source.layout) == [.folders, .folders])
    #expect(submissions[0].texts == ["doublings": "let a = 1", "output-size": "let b = 2"])
    #expect(submissions[1].texts == ["doublings": "let c = 3"])
    #expect(submissions.allSatisfy { $0.refused == [] && $0.refusal == nil && $0.failure == nil })
  }

  @Test func givesTheSameDigestForTheSameContentAlone() throws {
    let folder = try SubmissionFolder()
    for name in ["ada", "grace"] { try folder.write("x", to: "\(name)/work/doublings.swift") }
    try folder.write("y", to: "zoe/work/doublings.swift")
    let digests = try folder.read().submissions.map(\.source.sha256)
    #expect(digests[0] == digests[1] && digests[0] != digests[2])
  }

  @Test func countsAttemptsInFoldersOfTheirOwn() throws {
    let folder = try SubmissionFolder()
    try folder.write("1", to: "ada/attempt-2/doublings.swift")
    try folder.write("2", to: "ada/attempt-10/doublings.swift")
    let submissions = try folder.read().submissions
    #expect(submissions.map(\.source.attempt) == [1, 2])
    #expect(submissions.map { $0.texts["doublings"] } == ["1", "2"])
  }

  @Test func readsCanvasFiles() throws {
    let folder = try SubmissionFolder()
    try folder.write("1", to: "lovelaceada_1001_70001_doublings.swift")
    try folder.write("2", to: "lovelaceada_1001_70002_output-size-3.swift")
    try folder.write(
      SubmissionFolder.zip([("work/two-names.swift", "3"), ("submission.json", "{}")]),
      to: "hoppergrace_LATE_1002_70003_submission.zip")
    let roster = """
      Student,ID,SIS User ID,SIS Login ID,Section,Homework (5)
          Points Possible,,,,,20
      "Lovelace, Ada",1001,S1,ada,A,
      "Hopper, Grace",1002,S2,grace,A,
      "Student, Test",1003,,,A,
      """
    let (listing, submissions) = try folder.read(roster: roster)
    #expect(listing.problems == [])
    #expect(listing.students.map(\.id) == ["ada", "grace"])
    #expect(listing.students.map(\.platformID) == ["1001", "1002"])
    #expect(listing.submissions.map(\.isMarkedLate) == [false, true])
    #expect(submissions[0].texts == ["doublings": "1", "output-size": "2"])
    #expect(submissions[1].texts == ["two-names": "3"])
  }

  @Test func noticesFilesThatWereChangedAfterTheyWerePacked() throws {
    let folder = try SubmissionFolder()
    // The SHA-256 of "1", and of nothing that is here.
    let list = """
      {"schema": 1, "answers": [
        {"exercise": "doublings",
          "sha256": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"},
        {"exercise": "two-names", "sha256": "00"}]}
      """
    try folder.write(
      SubmissionFolder.zip([
        ("submission.json", list), ("work/doublings.swift", "1"), ("work/two-names.swift", "3"),
        ("work/output-size.swift", "2"),
      ]), to: "ada.zip")
    try folder.write(
      SubmissionFolder.zip([("submission.json", "[1"), ("work/doublings.swift", "1")]),
      to: "bob.zip")
    let submissions = try folder.read().submissions
    let altered = submissions.map { $0.answers.map(\.isAltered) }
    #expect(altered == [[false, nil, true], [nil]])
    #expect(submissions.allSatisfy { $0.refused == [] && $0.refusal == nil })
  }

  @Test func readsMoodleFolders() throws {
    let folder = try SubmissionFolder()
    try folder.write("1", to: "Ada Lovelace_4711_assignsubmission_file/doublings.swift")
    try folder.write("2", to: "Grace Hopper_4712_assignsubmission_file_/doublings.swift")
    try folder.write("3", to: "Grace Hopper_4712_assignsubmission_onlinetext/onlinetext.html")
    let roster = """
      First name,Last name,ID number,Email address
      Ada,Lovelace,S1,ada@uni.example
      Grace,Hopper,S2,grace@uni.example
      """
    let (listing, submissions) = try folder.read(roster: roster)
    #expect(listing.problems == [])
    #expect(submissions.map(\.source.student) == ["S1", "S2"])
    #expect(submissions.map { $0.texts["doublings"] } == ["1", "2"])
    #expect(try folder.read().submissions.map(\.source.student) == ["4711", "4712"])
  }

  @Test func readsGradescopeFoldersWithTheirTimes() throws {
    let folder = try SubmissionFolder()
    try folder.write("1", to: "submission_11/doublings.swift")
    try folder.write("2", to: "submission_12/work/doublings.swift")
    try folder.write("3", to: "submission_13/doublings.swift")
    try folder.write(
      """
      ---
      submission_11:
        :submitters:
        - :name: Ada Lovelace
          :sid: 'S1'
          :email: ada@uni.example
        :created_at: 2026-11-28 10:00:07.250000000 Z
      submission_12:
        :submitters:
        - :name: Grace Hopper
          :sid: S2
        - :name: Zoe
          :sid: S3
        :created_at: 2026-11-29 10:00:00 +0100
      """, to: "submission_metadata.yml")
    let (listing, submissions) = try folder.read()
    #expect(submissions.map(\.source.student) == ["S1", "S2", "S3"])
    #expect(submissions.map { $0.texts["doublings"] } == ["1", "2", "2"])
    #expect(
      submissions.map { $0.source.receivedAt?.description } == [
        "2026-11-28T10:00:07Z", "2026-11-29T09:00:00Z", "2026-11-29T09:00:00Z",
      ])
    #expect(listing.problems.map(\.path) == ["submission_13"])
  }

  @Test func readsClonesWithoutLookingIntoGit() throws {
    let folder = try SubmissionFolder()
    try folder.write("1", to: "homework-1-ada-l/work/doublings.swift")
    try folder.write("hooks", to: "homework-1-ada-l/.git/doublings.swift")
    let roster = "identifier,github_username\nada@uni.example,ada-l"
    let (listing, submissions) = try folder.read(roster: roster)
    #expect(listing.problems == [])
    #expect(submissions.map(\.source.student) == ["ada@uni.example"])
    #expect(submissions.map(\.source.layout) == [.clones])
    #expect(submissions[0].texts == ["doublings": "1"])
  }

  @Test func takesTimesFromTheInstructorsList() throws {
    let folder = try SubmissionFolder()
    try folder.write("1", to: "ada/doublings.swift")
    try folder.write(
      "submission,received\nada,2026-11-30T23:59:00+01:00\n", to: "received.csv")
    #expect(try folder.only().source.receivedAt?.description == "2026-11-30T22:59:00Z")
    try folder.write("submission,received\nada,yesterday\n", to: "received.csv")
    #expect(throws: IntakeError.self) { try folder.read() }
  }

  @Test func asksTheRosterWhoseASubmissionIs() throws {
    let folder = try SubmissionFolder()
    for name in ["ADA", "grace@uni.example", "mallory", "homework"] {
      try folder.write("1", to: "\(name)/doublings.swift")
    }
    let roster = "id,name,email\nada,Ada,\ngh,Grace,grace@uni.example\nzoe,Zoe,"
    let (listing, submissions) = try folder.read(roster: roster)
    #expect(submissions.map(\.source.student) == ["ada", "gh"])
    #expect(listing.students.map(\.id) == ["ada", "gh", "zoe"])
    #expect(listing.problems.map(\.path) == ["homework", "mallory"])
  }

  @Test func namesTheLineOfARosterThatCannotBeUsed() {
    for (text, line) in [
      ("name\nAda", 1), ("id,name\nada,A\n\nADA,B", 4), ("id\nada\n=cmd()", 3), ("id\n\"ada", 2),
      ("id,name\n,Ada", 2),
    ] {
      do {
        _ = try Roster(text)
        Issue.record("'\(text)' was read")
      } catch {
        #expect(error.line == line, "\(text)")
      }
    }
  }
}
