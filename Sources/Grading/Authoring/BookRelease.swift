import BookModel
import Diagnostics
import ExerciseValues
import FoundationEssentials

/// Writes the students' copy of a book: everything but solutions and what is hidden.
public struct BookRelease: Sendable {
  /// What was written.
  public struct Summary: Hashable, Sendable {
    /// The number of files.
    public var files = 0

    /// The number of exercises.
    public var exercises = 0

    /// Whether the built tool is among the files.
    public var hasTool = false
  }

  private let grader: Grader
  private let book: Book

  /// Creates a release of a book.
  public init(_ book: Book, grader: Grader) {
    self.book = book
    self.grader = grader
  }

  /// Writes the copy to a folder that is not there yet.
  ///
  /// It appears whole or not at all.
  ///
  /// - Parameter folder: The absolute path of the new folder.
  /// - Returns: What was written.
  /// - Throws: `GradingError` if an exercise cannot be released, or the copy not be written.
  public func write(to folder: String) async throws(GradingError) -> Summary {
    let target = URL(filePath: folder).standardizedFileURL
    guard !FileManager.default.fileExists(atPath: target.path) else {
      throw .cannotWrite(path: folder, reason: "it exists already")
    }
    let exercises = try await self.exercises()
    let name = ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    let draft = target.deletingLastPathComponent().appending(path: name)
    do {
      let count = try copyBook(to: draft, except: [target.path, draft.path])
      for file in exercises {
        let url = draft.appending(path: file.path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url)
      }
      let added = try writeStudentsFiles(to: draft)
      try FileManager.default.moveItem(at: draft, to: target)
      return Summary(
        files: count + exercises.count + added, exercises: book.exercises.count,
        hasTool: tool != nil)
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw .cannotWrite(path: folder, reason: error.systemReason)
    }
  }

  // MARK: Exercises

  /// The files of all exercises as students get them.
  private func exercises() async throws(GradingError) -> [SourceFile] {
    var files: [SourceFile] = []
    for exercise in book.exercises {
      let own = ExerciseFiles(exercise: exercise, root: grader.root)
      files += [exercise.source, try own.needed(ExerciseFiles.Name.starter)]
      if exercise.kind != .text { files.append(try await judging(own)) }
    }
    return files
  }

  /// The property, which holds no answer, or else the list of public cases.
  private func judging(_ files: ExerciseFiles) async throws(GradingError) -> SourceFile {
    if let cases = try files.file(ExerciseFiles.Name.cases) { return cases }
    let store = JudgeStore(tools: grader.tools, root: grader.root)
    guard case .judged(let judged) = try await store.judged(files) else {
      throw .notGradable(exercise: files.exercise.id, reason: "its checks are wrong")
    }
    if judged.book.needsJudge { return try files.needed(ExerciseFiles.Name.checks) }
    let released = Sealing(exercise: files.exercise).sealed(judged.book.withoutHiddenCases)
    guard let data = try? GradingCache.encoder.encode(released) else {
      throw .notGradable(exercise: files.exercise.id, reason: "its cases cannot be written")
    }
    return SourceFile(
      path: "\(files.exercise.folder)/\(ExerciseFiles.Name.cases)",
      text: String(decoding: data, as: UTF8.self) + "\n")
  }

  // MARK: What students get in place of the instructor's files

  private var tool: BuiltTool? { BuiltTool(root: grader.root) ?? toolCopy?.builtTool }

  /// The whole tool, for a book that does not lie in its checkout.
  private var toolCopy: ToolCopy? { ToolCopy(root: grader.root) }

  /// Writes the students' README, what git leaves out, and the built tool; returns their number.
  private func writeStudentsFiles(to draft: URL) throws -> Int {
    let tool = tool
    let own = try? String(
      contentsOfFile: "\(grader.root)/\(StudentsReadme.ownFile)", encoding: .utf8)
    let readme = own ?? StudentsReadme(book: book, hasTool: tool != nil).text
    try Data(readme.utf8).write(to: draft.appending(path: "README.md"))
    try Data(ignored.utf8).write(to: draft.appending(path: ".gitignore"))
    if let toolCopy { return try 2 + toolCopy.write(to: draft) }
    return try 2 + (tool?.write(to: draft) ?? 0)
  }

  /// What git leaves out: as in the book, but the answers in `work` are what students are to keep.
  private var ignored: String {
    let present = try? String(contentsOfFile: "\(grader.root)/.gitignore", encoding: .utf8)
    let lines = (present ?? ".course/\nsite/public/\n").split(separator: "\n").map { String($0) }
    let added = [
      ".sourcekit-lsp/", "submission.zip", BuiltTool.folder + "/",
      "\(ToolCopy.folder)/\(BuiltTool.folder)/", ".build/",
    ]
    return
      (lines.filter { !["work/", "work", "/work/", "/work"].contains($0) }
      + added.filter { !lines.contains($0) }).map { $0 + "\n" }.joined()
  }

  // MARK: The rest of the book

  /// What begins with a dot and belongs to the book.
  private static let dotted: Set<String> = [".swift-format"]

  /// What is made, not written, and what is the student's or the instructor's own; `README.md` and
  /// `.gitignore` are written for students.
  private static let left: Set<String> = [
    Exercise.root, StudentWork.folder, "site/public", "site/book.epub", "site/book.pdf", "Tests",
    "Benchmarks", "Examples", "CONTRIBUTING.md", "CHANGELOG.md", "README.md",
    StudentsReadme.ownFile,
    "submission.zip", BuiltTool.folder,
  ]

  /// Copies all files but exercises and what the tool makes; returns their number.
  private func copyBook(to draft: URL, except own: Set<String>) throws -> Int {
    var count = 0
    var folders = [""]
    while let folder = folders.popLast() {
      let source = "\(grader.root)/\(folder)"
      try FileManager.default.createDirectory(
        at: draft.appending(path: folder), withIntermediateDirectories: true)
      for name in try FileManager.default.contentsOfDirectory(atPath: source).sorted() {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        let file = "\(grader.root)/\(path)"
        guard isReleased(path, name), !own.contains(file) else { continue }
        let kind = try FileManager.default.attributesOfItem(atPath: file)[.type]
        switch kind as? FileAttributeType {
        case .typeDirectory: folders.append(path)
        case .typeRegular:
          try FileManager.default.copyItem(atPath: file, toPath: draft.appending(path: path).path)
          count += 1
        default:
          // A link may lead to what students must not have.
          continue
        }
      }
    }
    return count
  }

  private func isReleased(_ path: String, _ name: String) -> Bool {
    if Self.left.contains(path) || name == "__pycache__" { return false }
    return !name.hasPrefix(".") || Self.dotted.contains(name)
  }
}

extension CaseBook {
  /// The book without the cases that students may not see, and with their number.
  fileprivate var withoutHiddenCases: CaseBook {
    var book = self
    book.withheld = withheld + cases.count(where: \.isHidden)
    book.cases.removeAll(where: \.isHidden)
    return book
  }
}
