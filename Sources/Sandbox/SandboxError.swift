/// Why a process could not be run.
///
/// What a process does wrong once it runs is a `ProcessResult`.
public enum SandboxError: Error, Hashable, Sendable {
  /// The program's file cannot be executed, with the value of `errno`.
  case cannotExecute(String, errno: Int32)

  /// The working folder cannot be entered, with the value of `errno`.
  case cannotEnter(folder: String, errno: Int32)

  /// A temporary folder cannot be made in a folder, with the value of `errno`.
  case cannotMakeFolder(in: String, errno: Int32)

  /// A call of the system failed, with its name and the value of `errno`.
  case systemCall(String, errno: Int32)

  /// Namespaces are asked for, and bubblewrap is not installed.
  case noNamespaces

  /// The task was cancelled; the process, if it had started, is gone.
  case cancelled
}

extension SandboxError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotExecute(let path, let errno):
      "cannot run '\(path)': \(systemMessage(errno))"
    case .cannotEnter(let folder, let errno):
      "cannot work in '\(folder)': \(systemMessage(errno))"
    case .cannotMakeFolder(let folder, let errno):
      "cannot make a temporary folder in '\(folder)': \(systemMessage(errno))"
    case .systemCall(let name, let errno):
      "cannot start a process: \(name): \(systemMessage(errno))"
    case .noNamespaces:
      "there is no 'bwrap' to make namespaces with"
    case .cancelled:
      "cancelled"
    }
  }
}
