/// A file of a submission, to be compared with those of others.
public struct ComparedFile: Hashable, Sendable {
  /// Whose it is.
  public var owner: String

  /// What it answers, such as `overlap-maps`; only files that answer the same are compared.
  public var exercise: String

  /// Its text.
  public var text: String

  /// The year or folder of an archive that it is from; `nil` for a submission of this course.
  public var archive: String?

  /// Creates a file.
  public init(owner: String, exercise: String, text: String, archive: String? = nil) {
    self.owner = owner
    self.exercise = exercise
    self.text = text
    self.archive = archive
  }

  /// The owner as reports name it, with the archive.
  public var label: String { archive.map { "\(owner) (\($0))" } ?? owner }
}
