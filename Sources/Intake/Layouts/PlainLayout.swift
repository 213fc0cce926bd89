import GradeRecords

/// A folder or a zip for each student, or a git clone: named after the student.
struct PlainLayout: LayoutReader {
  func read(
    _ entries: [OpenFolder.Entry], in folder: OpenFolder
  ) -> (found: [FoundSubmission], problems: [IntakeProblem]) {
    var found: [FoundSubmission] = []
    var problems: [IntakeProblem] = []
    let isForZips = !entries.contains { $0.kind == .folder }
    for entry in entries {
      guard let name = entry.text else {
        problems.append(entry.problem("its name is not text in UTF-8"))
        continue
      }
      switch entry.kind {
      case .folder: found += submissions(in: entry, name, folder)
      case .file where name.lowercased().hasSuffix(".zip"):
        let stem = String(name.dropLast(4))
        found.append(submission(stem, .zips, name, .file(entry.name, name: name)))
      case .file:
        if isForZips || name.hasSuffix(".swift") {
          problems.append(
            entry.problem(
              "it is in no student's folder", help: "put it into a folder named after the student"))
        }
      default:
        let reason = entry.refusal(limit: .max)?.reason ?? "it is not a folder"
        problems.append(entry.problem(reason, help: "ask the student to hand in ordinary files"))
      }
    }
    return (found, problems)
  }

  /// A folder is one submission, unless it has a folder for each attempt.
  private func submissions(
    in entry: OpenFolder.Entry, _ name: String, _ folder: OpenFolder
  ) -> [FoundSubmission] {
    let inner = (try? folder.folder(entry.name).entries(limit: 1000)) ?? []
    let names = inner.filter { $0.kind == .folder }.compactMap(\.text)
    if names.contains(".git") {
      var clone = submission(name, .clones, name, .folder(entry.name))
      clone.mayEndWithName = true
      return [clone]
    }
    let attempts = names.filter { Self.attempt($0) != nil }
    guard !attempts.isEmpty, attempts.count == inner.count else {
      return [submission(name, .folders, name, .folder(entry.name))]
    }
    return attempts.map { attempt in
      let path = entry.name + [0x2F] + Array(attempt.utf8)
      var found = submission(name, .folders, "\(name)/\(attempt)", .folder(path))
      found.attempt = Self.attempt(attempt)
      return found
    }
  }

  /// The number in `attempt-2`.
  private static func attempt(_ name: String) -> Int? {
    guard name.hasPrefix("attempt-"), let number = Int(name.dropFirst(8)), number > 0 else {
      return nil
    }
    return number
  }

  private func submission(
    _ name: String, _ layout: SubmissionSource.Layout, _ path: String,
    _ part: PendingSubmission.Part
  ) -> FoundSubmission {
    FoundSubmission(
      names: [name], mayEndWithName: layout == .zips, student: Student(id: name, isListed: false),
      layout: layout, path: path, parts: [part])
  }
}
