import Sandbox

/// Why chapters could not be run.
///
/// What is wrong in a chapter is a `Diagnostic`.
public enum RunnerError: Error, Hashable, Sendable {
  /// There is no `swiftc` in the folders that were searched.
  case compilerNotFound(searched: [String])

  /// The compiler does not even say its version; with what it said instead.
  case compilerFails(path: String, output: String)

  /// The compute library is not in the folder where `course` stands.
  case libraryNotFound(folder: String)

  /// A file cannot be read, with the system's reason.
  case cannotRead(path: String, reason: String)

  /// A file cannot be written, with the system's reason.
  case cannotWrite(path: String, reason: String)

  /// A process could not be run.
  case sandbox(SandboxError)
}

extension RunnerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .compilerNotFound(let searched):
      "no 'swiftc' in \(searched.joined(separator: ", "))"
    case .compilerFails(let path, let output):
      "'\(path) --version' fails: \(output)"
    case .libraryNotFound(let folder):
      "no 'libCourseLibrary.so' with its modules in '\(folder)'"
    case .cannotRead(let path, let reason):
      "cannot read '\(path)': \(reason)"
    case .cannotWrite(let path, let reason):
      "cannot write '\(path)': \(reason)"
    case .sandbox(let error):
      error.description
    }
  }

  /// One way out, in a sentence without a full stop.
  public var remedy: String? {
    switch self {
    case .compilerNotFound:
      "install Swift 6.2 or later, or set TOOLCHAIN to the folder that holds 'usr/bin/swiftc'"
    case .compilerFails:
      "install the toolchain again, or set TOOLCHAIN to another"
    case .libraryNotFound:
      "build the whole package with 'swift build', not one of its products"
    case .sandbox(.cannotMakeFolder):
      "set TMPDIR to a folder that can be written"
    case .sandbox(.cannotExecute):
      "set TMPDIR to a folder whose programs may be executed"
    case .cannotRead, .cannotWrite, .sandbox:
      nil
    }
  }
}
