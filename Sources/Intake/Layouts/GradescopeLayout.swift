import GradeRecords
import Yams

/// Gradescope's export of submissions: `submission_123/` for each, and `submission_metadata.yml`, which
/// says whose they are and when they came.
struct GradescopeLayout: LayoutReader {
  static let metadata = "submission_metadata.yml"

  /// The largest list of submissions that is read, in bytes.
  private static let sizeLimit = 64 << 20

  /// Whether a folder has Gradescope's list.
  static func fits(_ entries: [OpenFolder.Entry]) -> Bool {
    entries.contains { $0.text == metadata }
  }

  func read(
    _ entries: [OpenFolder.Entry], in folder: OpenFolder
  ) -> (found: [FoundSubmission], problems: [IntakeProblem]) {
    let list: Node.Mapping
    do throws(Refusal) {
      list = try metadata(in: folder)
    } catch {
      var problem = IntakeProblem(
        path: Self.metadata, reason: error.reason, help: "export the submissions again")
      problem.isMachines = error.isMachines
      return ([], [problem])
    }
    var found: [FoundSubmission] = []
    var problems: [IntakeProblem] = []
    for entry in entries where entry.text != Self.metadata {
      guard let name = entry.text, entry.kind == .folder, let about = list[name]?.mapping else {
        problems.append(
          entry.problem(
            "'\(Self.metadata)' does not say whose it is", help: "export the submissions again"))
        continue
      }
      let submitters = about[":submitters"]?.sequence.map { Array($0) } ?? []
      found += submitters.compactMap(\.mapping).map { submission(entry, name, about, $0) }
      if submitters.isEmpty { problems.append(entry.problem("nobody has submitted it")) }
    }
    return (found, problems)
  }

  private func metadata(in folder: OpenFolder) throws(Refusal) -> Node.Mapping {
    let bytes = try folder.bytes(of: Array(Self.metadata.utf8), limit: Self.sizeLimit)
    guard let text = String(validating: bytes, as: UTF8.self),
      let mapping = (try? Yams.compose(yaml: text))?.mapping
    else { throw Refusal("it is not the list that Gradescope writes") }
    return mapping
  }

  private func submission(
    _ entry: OpenFolder.Entry, _ name: String, _ about: Node.Mapping, _ submitter: Node.Mapping
  ) -> FoundSubmission {
    func text(_ key: String) -> String? {
      submitter[key]?.scalar.map { $0.string.trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let (sid, email, fullName) = (text(":sid"), text(":email"), text(":name"))
    let student = Student(
      id: sid ?? email ?? fullName ?? name, name: fullName ?? "", email: email, sisID: sid,
      isListed: false)
    return FoundSubmission(
      names: [sid, email, fullName].compactMap { $0 }, student: student, layout: .gradescope,
      path: name, parts: [.folder(entry.name)],
      receivedAt: about[":created_at"]?.scalar.flatMap { Self.moment($0.string) })
  }

  /// Reads `2026-11-28 10:00:00.123456000 Z`.
  private static func moment(_ text: String) -> Moment? {
    let parts = text.split(separator: " ")
    guard parts.count >= 2 else { return Moment(text) }
    let time = parts[1].split(separator: ".")[0]
    return Moment("\(parts[0])T\(time)\(parts.count > 2 ? String(parts[2]) : "Z")")
  }
}
