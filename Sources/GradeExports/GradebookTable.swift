import GradeRecords
import Tables

/// The gradebook as a table for spreadsheets.
struct GradebookTable {
  private let gradebook: GradebookSnapshot

  init(_ gradebook: GradebookSnapshot) {
    self.gradebook = gradebook
  }

  var export: Export {
    let header =
      ["Student", "Name", "Email", "Section"] + gradebook.exercises.map(\.id) + [
        "Points", "Maximum", "Late (hours)", "Penalty", "Complete",
      ]
    let table = CSVTable(
      rows: [CSVTable.Row(header.map(CellText.inert))] + gradebook.students.map(row))
    return Export(files: [.init(path: "gradebook.csv", text: table.text)])
  }

  private func row(_ grade: StudentGrade) -> CSVTable.Row {
    let person = grade.student
    let who = [person.id, person.name, person.email ?? "", person.section ?? ""].map(CellText.inert)
    let marks = grade.exercises.map { cell in
      switch cell.grade {
      case .points(let points): points.gradeText
      case .excused: "excused"
      case .none: ""
      }
    }
    let late = grade.lateness.map { [(Double($0.seconds) / 3600).gradeText, $0.penalty.gradeText] }
    return CSVTable.Row(
      who + marks + [grade.points.gradeText, grade.maximum.gradeText] + (late ?? ["", ""])
        + [grade.isComplete ? "yes" : "no"])
  }
}
