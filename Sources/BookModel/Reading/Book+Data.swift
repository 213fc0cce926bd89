import Diagnostics

extension Book {
  /// The folder of the data files, relative to the book's.
  public static let dataFolder = "chapters/data"

  /// The folder of what slow snippets computed, relative to the book's.
  public static let recordFolder = "chapters/records"

  /// The largest data file that is read, in bytes: CIFAR-10 and MNIST have less.
  public static let dataLimit = 256 << 20

  /// Returns the bytes of a data file.
  ///
  /// - Parameter name: The name by which a snippet asks for it.
  /// - Returns: The bytes, or `nil` if the file cannot be read; reading the book said why.
  public func data(named name: String) -> [UInt8]? {
    guard let folder = try? BookFolder(root) else { return nil }
    return try? folder.readData(named: name, settings: settings)
  }

  /// Returns the text of a record, or `nil` if there is none.
  public func record(named name: String) -> String? {
    let path = "\(Self.recordFolder)/\(name).tsv"
    guard let bytes = try? BookFolder(root).read(path, limit: Self.dataLimit) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension Chapter {
  /// Whether a snippet of it has a record.
  public var hasRecord: Bool {
    steps.contains { step in
      if case .snippet(let snippet) = step { snippet.record != nil } else { false }
    }
  }
}

extension BookFolder {
  /// Returns the bytes of a data file in the book, or where its settings have it.
  func readData(named name: String, settings: CourseSettings) throws(FileProblem) -> [UInt8] {
    let (folder, path) = try place(ofData: name, settings: settings)
    return try folder.read(path, limit: Book.dataLimit)
  }

  /// Returns what to tell the author if a data file cannot be read.
  func problem(
    ofData name: String, settings: CourseSettings, at range: SourceRange
  ) -> Diagnostic? {
    do throws(FileProblem) {
      let (folder, path) = try place(ofData: name, settings: settings)
      try folder.check(path, limit: Book.dataLimit)
      return nil
    } catch {
      let source = settings.data[name]
      var problem = error.diagnostic(for: source?.path ?? "\(Book.dataFolder)/\(name)", at: range)
      if case .missing = error {
        problem.notes.append(
          "it is the data file '\(name)'"
            + (source == nil ? "" : ", as \(CourseSettings.fileName) has it"))
        problem.help =
          source?.get.map { "get it: \($0)" }
          ?? "put the file there, or say in \(CourseSettings.fileName) where it is"
      }
      return problem
    }
  }

  /// Returns the folder and the path in it that a name means.
  private func place(
    ofData name: String, settings: CourseSettings
  ) throws(FileProblem) -> (BookFolder, String) {
    guard let source = settings.data[name] else { return (self, "\(Book.dataFolder)/\(name)") }
    guard source.path.hasPrefix("/") else { return (self, source.path) }
    // Of a file outside, its own folder is what it may not lead out of: a link there is somebody's wish.
    guard let root = try? BookFolder("/") else { throw .missing }
    return (root, String(source.path.drop { $0 == "/" }))
  }
}
