import BookModel
import Diagnostics
import FoundationEssentials

extension BookCodeBuilder {
  /// The most errors that are shown of the library.
  private static let shownCount = 20

  /// Adds what is wrong, at its place in the book's own files.
  func report(_ built: Built, _ files: [String], _ code: inout BookCode) {
    let shown = built.messages.filter { $0.severity == .error || $0.severity == .warning }
    for message in shown.prefix(Self.shownCount) {
      code.diagnostics.append(diagnostic(for: message))
    }
    if let failure = built.failure {
      code.diagnostics.append(
        Diagnostic(
          "library-compile", "the book's library cannot be built", at: place,
          details: failure,
          help:
            "see whether '\(CourseSettings.fileName)' names the right package, products and flags"
        ))
    }
    for path in Set(code.diagnostics.compactMap { $0.range?.path }) where files.contains(path) {
      guard let data = try? Data(contentsOf: URL(filePath: "\(root)/\(path)")) else { continue }
      code.sources[path] = SourceFile(path: path, text: String(decoding: data, as: UTF8.self))
    }
  }

  /// Where `course.yaml` names what is built.
  private var place: SourceRange {
    let library: SourceRange? =
      switch settings.library {
      case .sources(_, let module): module.range
      case .package(let location, _, _): location.range
      case nil: nil
      }
    return library ?? settings.flags.first?.range
      ?? SourceRange(path: CourseSettings.fileName, line: 1)
  }

  private func diagnostic(for message: CompilerMessage) -> Diagnostic {
    let isError = message.severity == .error
    let (range, help) = place(of: message)
    return Diagnostic(
      isError ? "library-compile" : "library-warning", message.text,
      severity: isError ? .error : .warning, at: range,
      notes: message.notes.map { note in
        let range = self.place(of: note).range
        return note.text + (note.place == nil ? "" : " (\(range.path):\(range.start.line))")
      }, help: help)
  }

  /// Where a message points in the book, and what to do where that is `course.yaml`.
  private func place(of message: CompilerMessage) -> (range: SourceRange, help: String?) {
    guard let found = message.place else {
      let word = settings.flags.first { message.text.contains("'\($0.text)'") }
      return (
        word?.range ?? place,
        word == nil ? nil : "the compiler does not take this flag; leave it out"
      )
    }
    let name = found.file.split(separator: "/").last.map { String($0) } ?? found.file
    if name == ChapterProgram.preludeFile, let prelude = settings.prelude {
      return (
        SourceRange(
          path: prelude.path, line: found.line, column: found.column, length: found.length), nil
      )
    }
    if let index = Int(name.dropFirst("import-".count)), name.hasPrefix("import-"),
      settings.imports.indices.contains(index)
    {
      return (
        settings.imports[index].range,
        "name a module of the library, or one of the tool's, such as 'Tensors' or 'Foundation'"
      )
    }
    guard found.file.hasPrefix(root + "/") else { return (place, nil) }
    return (
      SourceRange(
        path: String(found.file.dropFirst(root.count + 1)), line: found.line,
        column: found.column, length: found.length), nil
    )
  }
}
