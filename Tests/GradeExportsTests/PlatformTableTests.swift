import GradeRecords
import Tables
import Testing

@testable import GradeExports

/// What Canvas and Moodle are given.
struct PlatformTableTests {
  private static let canvas = """
    Student,ID,SIS User ID,SIS Login ID,Section,Other (5),Upsampling (70123),Current Score
        Points Possible,,,,,(read only),16,(read only)
    "Lovelace, Ada",1001,S123,ada,CS 101-01,3,,91
    "Hopper, Grace",1002,S124,grace,CS 101-01,2,7,50
    "Frei, Max",1004,S126,max,CS 101-01,,9,
    "Stone, Eve",1003,S125,eve,CS 101-01,,,

    """

  private func rows(
    _ format: ExportFormat, _ template: String?, column: String? = nil,
    of gradebook: GradebookSnapshot = SampleGradebook.snapshot
  ) throws -> ([[String]], [String]) {
    let export = try format.export(gradebook, ExportOptions(template: template, column: column))
    let file = try #require(export.files.first)
    return (try CSVTable(file.text).rows.map(\.fields), export.notes)
  }

  @Test func fillsCanvasAndTouchesNothingElse() throws {
    let (rows, notes) = try rows(.canvas, Self.canvas)
    #expect(
      rows == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Upsampling (70123)"],
        ["    Points Possible", "", "", "", "", "16"],
        ["Lovelace, Ada", "1001", "S123", "ada", "CS 101-01", "15.5"],
        // 4 of the 10 points that count, as 16 have it.
        ["Stone, Eve", "1003", "S125", "eve", "CS 101-01", "6.4"],
      ])
    #expect(notes == ["'max' has answers without a mark, and gets none"])
  }

  @Test func writesExercisesIntoTheirColumns() throws {
    let template = Self.canvas.replacing("Other (5)", with: "Explain the grid (5)")
    let (filled, _) = try rows(.canvas, template)
    #expect(filled[0].suffix(2) == ["Explain the grid (5)", "Upsampling (70123)"])
    #expect(filled.first { $0[1] == "1003" }?.suffix(2) == ["EX", "6.4"])
  }

  @Test func takesTheColumnThatIsNamed() throws {
    let (filled, notes) = try rows(
      .canvas,
      Self.canvas.replacing("Upsampling", with: "Homework").replacing(",16,", with: ",20,"),
      column: "Homework")
    #expect(filled[2].last == "15.5")
    #expect(notes.first?.hasPrefix("Canvas has 20 points where the gradebook has 16") == true)
  }

  @Test func refusesWhatIsNoGradebook() throws {
    func error(_ template: String?, column: String? = nil) -> ExportError? {
      do {
        _ = try ExportFormat.canvas.export(
          SampleGradebook.snapshot, ExportOptions(template: template, column: column))
        return nil
      } catch {
        return error
      }
    }
    #expect(error(nil) != nil && error("") != nil && error("a,b\n1\n") != nil)
    #expect(
      error(Self.canvas, column: "Nothing")
        == .noGradeColumn(
          wanted: "Nothing", columns: ["Other (5)", "Upsampling (70123)", "Current Score"]))
    let twice = Self.canvas + "\"Lovelace, Ada\",1001,S123,ada,CS,,,\n"
    #expect(error(twice) == .twice(lines: [3, 7], student: "ada"))
    let strangers = Self.canvas.replacing("S12", with: "T12").replacing(#/,100\d,/#, with: ",77,")
      .replacing("Ada", with: "A").replacing("Max", with: "M").replacing("Eve", with: "E")
      .replacing(#/,(ada|max|eve),/#, with: ",?,")
    #expect(error(strangers) == .nobodyFound)
  }

  @Test func refusesAnIdentityThatIsAFormula() throws {
    for start in ["=", "+", "-", "@", "\t"] {
      let template = Self.canvas.replacing("\"Lovelace, Ada\"", with: "\"\(start)cmd|x\"")
      #expect(throws: ExportError.self, "\(start)") { try rows(.canvas, template) }
    }
  }

  @Test func fillsMoodlesGradebookWithADecimalComma() throws {
    let template = """
      "First name","Last name","ID number","Email address","Quiz (Real)"
      Ada,Lovelace,S123,ADA@uni.example,"3,50"
      Eve,Stone,S125,eve@uni.example,"4,00"
      Max,Frei,S126,max@uni.example,-
      """
    let (rows, notes) = try rows(.moodle, template)
    #expect(
      rows[0].suffix(2) == ["Assignment: Upsampling (Real)", "Assignment: Upsampling (Feedback)"])
    #expect(
      rows[1] == [
        "Ada", "Lovelace", "S123", "ADA@uni.example", "15,50", "explain: 5.5 of 6: Good, \"clear\"",
      ])
    #expect(rows.count == 3)
    #expect(notes == ["'max' has answers without a mark, and gets none"])
  }

  @Test func fillsMoodlesWorksheet() throws {
    let template = """
      Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",\
      "Last modified (submission)","Last modified (grade)","Feedback comments"
      "Participant 1001","Ada Lovelace",,Submitted,,16.00,Yes,"Friday, 20 November 2026, 10:00",-,
      "Participant 1003","Eve Stone",,Submitted,,16.00,No,-,-,
      "Participant 4711","Somebody Else",,Submitted,7.00,16.00,Yes,-,"Monday, 1 June 2026, 9:00",old
      """
    let (rows, notes) = try rows(.moodleWorksheet, template)
    #expect(
      rows[1] == [
        "Participant 1001", "Ada Lovelace", "", "Submitted", "15.50", "16.00", "Yes",
        "Friday, 20 November 2026, 10:00", "-", "explain: 5.5 of 6: Good, \"clear\"",
      ])
    #expect(rows[2][4] == "" && rows[3].contains("7.00") && rows[3].last == "old")
    #expect(
      notes == ["'eve' is locked in Moodle and left as it was", "'max' has no row in the template"])
  }

  @Test func makesCellsInertButNotNumbers() throws {
    var gradebook = SampleGradebook.snapshot
    gradebook.students[0].student.name = "=1+1"
    gradebook.students[0].exercises[0].finalPoints = -1.5
    let (rows, _) = try rows(.csv, nil, of: gradebook)
    #expect(rows[1][1] == "'=1+1")
    #expect(rows[1][4] == "-1.5")
    #expect(rows[2][5] == "excused" && rows[3][5] == "")
    #expect(rows.map(\.count) == [11, 11, 11, 11])
    for text in ["＝1", "\t=1", "\r=1", "@x", "+1|x"] {
      #expect(CellText.inert(text).hasPrefix("'"))
    }
    for text in ["a=1", "", "ü"] { #expect(CellText.inert(text) == text) }
  }

  @Test func roundsHalfUpAtTwoDecimals() {
    #expect(
      [18.505, 0.1 + 0.2, 10, 7.5, 0.05, -0.001, 1234.5].map(\.gradeText)
        == ["18.51", "0.3", "10", "7.5", "0.05", "0", "1234.5"])
  }
}
