import BookModel
import Diagnostics
import FoundationEssentials

/// A student's answers, `work/<exercise>.swift` in the book's folder.
public struct StudentWork: Sendable {
  /// The folder of all answers relative to the book.
  public static let folder = "work"

  /// The absolute path of the book.
  public let root: String

  /// Opens the work in a book's folder.
  public init(root: String) {
    self.root = root
  }

  /// The path of an answer relative to the book.
  public func path(of exercise: Exercise) -> String {
    "\(Self.folder)/\(exercise.id).swift"
  }

  /// Returns a student's answer; `nil` if the exercise has not been started.
  ///
  /// - Throws: `GradingError.cannotRead` if what stands there is no ordinary text file.
  public func answer(to exercise: Exercise) throws(GradingError) -> SourceFile? {
    let path = path(of: exercise)
    return try ExerciseFiles.text(at: "\(root)/\(path)").map { SourceFile(path: path, text: $0) }
  }

  /// Returns the text of an answer that is kept elsewhere, with the same care.
  ///
  /// - Parameter path: The path from where the command was given, which messages use.
  /// - Returns: The text and its path.
  /// - Throws: `GradingError.cannotRead` if what stands there is no ordinary text file.
  public static func answer(at path: String) throws(GradingError) -> SourceFile {
    guard let text = try ExerciseFiles.text(at: path) else {
      throw .cannotRead(path: path, reason: "there is no such file")
    }
    return SourceFile(path: path, text: text)
  }

  /// Copies starters to where there is no answer yet; never writes over one.
  ///
  /// - Parameter exercises: The exercises to start.
  /// - Returns: Those that were started now.
  /// - Throws: `GradingError.cannotWrite` if the folder cannot be written to.
  public func start(_ exercises: [Exercise]) throws(GradingError) -> [Exercise] {
    var started: [Exercise] = []
    for exercise in exercises {
      let target = "\(root)/\(path(of: exercise))"
      let starter = try ExerciseFiles(exercise: exercise, root: root)
        .needed(ExerciseFiles.Name.starter)
      do {
        try FileManager.default.createDirectory(
          atPath: "\(root)/\(Self.folder)", withIntermediateDirectories: true)
        if try Self.write(starter.text, toNew: target) { started.append(exercise) }
      } catch {
        throw .cannotWrite(path: target, reason: error.systemReason)
      }
    }
    return started
  }

  /// Writes a file that must not be there; returns whether it was not.
  private static func write(_ text: String, toNew path: String) throws -> Bool {
    if FileManager.default.fileExists(atPath: path) { return false }
    // Written beside its place and linked there, so that nothing half-written has the name.
    let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).new"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    try Data(text.utf8).write(to: URL(filePath: draft))
    do {
      try FileManager.default.linkItem(atPath: draft, toPath: path)
      return true
    } catch {
      if FileManager.default.fileExists(atPath: path) { return false }
      throw error
    }
  }
}
