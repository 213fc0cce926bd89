import GradeRecords

/// Moodle's download of all submissions: a folder for each student, named
/// `Ada Lovelace_4711_assignsubmission_file`.
struct MoodleLayout: LayoutReader {
  private struct Name {
    var student: String
    var number: String
    var plugin: String

    init?(_ text: String) {
      guard let range = text.firstRange(of: "_assignsubmission_") else { return nil }
      let front = text[..<range.lowerBound]
      guard let bar = front.lastIndex(of: "_") else { return nil }
      student = String(front[..<bar])
      number = String(front[front.index(after: bar)...])
      plugin = text[range.upperBound...].split(separator: "_").first.map { String($0) } ?? ""
      guard Int(number) != nil, !student.isEmpty else { return nil }
    }
  }

  /// Whether a folder has a folder that is named as Moodle names them.
  static func fits(_ entries: [OpenFolder.Entry]) -> Bool {
    entries.contains { $0.kind == .folder && $0.text.flatMap(Name.init) != nil }
  }

  func read(
    _ entries: [OpenFolder.Entry], in folder: OpenFolder
  ) -> (found: [FoundSubmission], problems: [IntakeProblem]) {
    var found: [FoundSubmission] = []
    var problems: [IntakeProblem] = []
    for entry in entries {
      guard let text = entry.text, let name = Name(text), entry.kind == .folder else {
        problems.append(
          entry.problem(
            "it is not a folder that Moodle names",
            help: "take it out of the folder, or name it after the student as the others are"))
        continue
      }
      // Text that was typed into Moodle's page is no file.
      guard name.plugin == "file" else { continue }
      let student = Student(
        id: name.number, name: name.student, platformID: name.number, isListed: false)
      found.append(
        FoundSubmission(
          names: [name.number, "Participant \(name.number)", name.student], student: student,
          layout: .moodle, path: text, parts: [.folder(entry.name)]))
    }
    return (found, problems)
  }
}
