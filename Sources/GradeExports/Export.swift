/// Grades in a format of others: files to write, and notes for the person who exports.
public struct Export: Hashable, Sendable {
  /// A file of the export.
  public struct File: Hashable, Sendable {
    /// The path below the folder of the export; for a single file, what it would be called.
    public var path: String

    /// The content.
    public var text: String

    /// Creates a file.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The files.
  public var files: [File]

  /// Who is not in it, and why: a line each.
  public var notes: [String]

  /// Creates an export.
  public init(files: [File], notes: [String] = []) {
    self.files = files
    self.notes = notes
  }
}

extension String {
  /// The text as the name of one folder or file, whatever is in it.
  public var fileName: String {
    let safe = String(map { $0 == "/" || $0 == "\0" || $0 == "\\" ? "_" : $0 })
    return safe.hasPrefix(".") || safe.isEmpty ? "_" + safe : safe
  }
}
