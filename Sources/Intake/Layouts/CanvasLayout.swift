import GradeRecords

/// Canvas's download of an assignment: every file in one folder, each named
/// `lovelaceada_LATE_1001_70123_output-size.swift` after the student, the student's number in Canvas and
/// the number of the upload.
struct CanvasLayout: LayoutReader {
  private struct Name {
    var student: String
    var number: String
    var isLate: Bool
    var file: String

    init?(_ text: String) {
      var parts = text.split(separator: "_", omittingEmptySubsequences: false).map { String($0) }
      guard parts.count >= 4, !parts[0].isEmpty else { return nil }
      student = parts.removeFirst()
      isLate = parts[0].lowercased() == "late"
      if isLate { parts.removeFirst() }
      guard parts.count >= 3, Int(parts[0]) != nil, Int(parts[1]) != nil else { return nil }
      number = parts[0]
      file = parts[2...].joined(separator: "_")
    }
  }

  /// Whether most files of a folder are named as Canvas names them.
  static func fits(_ entries: [OpenFolder.Entry]) -> Bool {
    let files = entries.filter { $0.kind == .file }.compactMap(\.text)
    let named = files.count { Name($0) != nil }
    return named > 0 && named * 2 > entries.count
  }

  func read(
    _ entries: [OpenFolder.Entry], in folder: OpenFolder
  ) -> (found: [FoundSubmission], problems: [IntakeProblem]) {
    var found: [String: FoundSubmission] = [:]
    var problems: [IntakeProblem] = []
    for entry in entries {
      guard let text = entry.text, let name = Name(text) else {
        problems.append(
          entry.problem(
            "its name is not one that Canvas gives",
            help: "take it out of the folder, or name it after the student as the others are"))
        continue
      }
      let key = "\(name.student)_\(name.number)"
      let student = Student(
        id: name.number, name: name.student, platformID: name.number, isListed: false)
      var own =
        found[key]
        ?? FoundSubmission(
          names: [name.number, name.student], student: student, layout: .canvas, path: key,
          parts: [])
      own.parts.append(.file(entry.name, name: name.file))
      own.isMarkedLate = own.isMarkedLate || name.isLate
      found[key] = own
    }
    return (found.sorted { $0.key < $1.key }.map(\.value), problems)
  }
}
