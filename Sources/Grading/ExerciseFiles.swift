import BookModel
import Diagnostics
import FoundationEssentials
import Glibc

/// The files that stand beside an exercise's text.
struct ExerciseFiles: Sendable {
  /// The largest file that is read, in bytes: 5000 lines, and little work for a compiler.
  static let sizeLimit = 1 << 18

  /// The names of the files.
  enum Name {
    static let starter = "Starter.swift"
    static let checks = "Checks.swift"
    static let solution = "Solution.swift"
    static let hidden = "Hidden.swift"
    static let rubric = "Rubric.md"
    static let wrong = "Wrong"
    static let cases = "cases.json"
  }

  /// Why a file is not read.
  enum Reason {
    static let link = "it is a symbolic link"
    static let kind = "it is not a regular file"
    static let size = "it has more than \(sizeLimit >> 10) KiB"
  }

  let exercise: Exercise

  /// The absolute path of the book.
  let root: String

  /// Returns a file of the exercise's folder; `nil` if there is none.
  func file(_ name: String) throws(GradingError) -> SourceFile? {
    let path = "\(exercise.folder)/\(name)"
    return try Self.text(at: "\(root)/\(path)").map { SourceFile(path: path, text: $0) }
  }

  /// Returns a file that every exercise has.
  func needed(_ name: String) throws(GradingError) -> SourceFile {
    if let file = try file(name) { return file }
    throw .cannotRead(path: "\(exercise.folder)/\(name)", reason: "there is no such file")
  }

  /// Whether the folder has a file.
  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(root)/\(exercise.folder)/\(name)")
  }

  /// The wrong solutions that the author collected, in the order of their names.
  func wrongSolutions() throws(GradingError) -> [SourceFile] {
    let folder = "\(root)/\(exercise.folder)/\(Name.wrong)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var files: [SourceFile] = []
    for name in names.sorted() where name.hasSuffix(".swift") {
      if let file = try file("\(Name.wrong)/\(name)") { files.append(file) }
    }
    return files
  }

  /// Whether this is the instructor's copy of the book.
  var isInstructors: Bool { has(Name.solution) }

  /// Returns the text of a regular file; `nil` if there is none.
  ///
  /// What stands at the path may be a student's: a pipe must not block, a link lead nowhere.
  static func text(at path: String) throws(GradingError) -> String? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0 && errno == ENOENT { return nil }
    guard descriptor >= 0 else {
      let reason = errno == ELOOP ? Reason.link : String(cString: strerror(errno))
      throw .cannotRead(path: path, reason: reason)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotRead(path: path, reason: Reason.kind)
    }
    guard status.st_size <= sizeLimit else {
      throw .cannotRead(path: path, reason: Reason.size)
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= sizeLimit {
      let got = read(descriptor, &chunk, chunk.count)
      if got < 0 { throw .cannotRead(path: path, reason: String(cString: strerror(errno))) }
      if got == 0 { break }
      bytes += chunk[..<got]
    }
    guard bytes.count <= sizeLimit else { throw .cannotRead(path: path, reason: Reason.size) }
    if let guess = EncodingGuess(bytes) {
      throw .wrongEncoding(path: path, guess)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
