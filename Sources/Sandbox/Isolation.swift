import CSandbox
import Glibc

/// How a program is shut in, beside its limits.
public struct Isolation: Hashable, Sendable {
  /// How much is between the program and the machine, from little to most.
  public enum Level: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Limits on time, memory and output alone.
    case limits

    /// The limits, and a filter of system calls: no further process, no socket, no signal to others,
    /// and no file that can be written.
    case filter

    /// The filter, and Landlock's rules: no file that can be read but the system's libraries and what
    /// is named.
    case landlock

    /// The filter, and namespaces: no network, no other process and no file in sight but the system's
    /// libraries and what is named.
    case namespaces

    public static func < (left: Level, right: Level) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// Whose program it is.
  public enum Author: Hashable, Sendable {
    /// The tool's or the book's: it runs as the user who runs this program.
    case own

    /// Anybody's, or a program that reads what anybody wrote: it never runs as root.
    case anybody

    /// As `anybody`, loaded by `exercise-host`, which sets the filter and reports how the program ended.
    case hosted
  }

  /// How much is between the program and the machine.
  public var level: Level

  /// Whose program it is.
  public var author: Author

  /// What the program may read beside the system's libraries: where it is, and where the program
  /// sees it in namespaces.
  public var readable: [String: String]

  /// What the program may also write, in namespaces.
  public var writable: [String: String]

  /// Creates an isolation.
  ///
  /// - Parameters:
  ///   - level: How much is between the program and the machine.
  ///   - author: Whose program it is.
  ///   - readable: Files and folders that it may read, with the paths at which it sees them in
  ///     namespaces.
  ///   - writable: Files and folders that it may also write, likewise.
  public init(
    _ level: Level, author: Author = .anybody, readable: [String: String] = [:],
    writable: [String: String] = [:]
  ) {
    self.level = level
    self.author = author
    self.readable = readable
    self.writable = writable
  }

  /// Limits alone, for the book's own code.
  public static let none = Isolation(.limits, author: .own)
}

extension Isolation {
  /// Where the program finds a file or folder that it may read.
  ///
  /// - Parameter path: A key of `readable` or `writable`.
  /// - Returns: The path that the program must use.
  public func path(of path: String) -> String {
    if level == .namespaces { return readable[path] ?? writable[path] ?? path }
    return source(of: path)
  }

  /// The folder in which the program finds a file.
  public func folder(of path: String) -> String {
    let found = self.path(of: path)
    return String(found[..<(found.lastIndex(of: "/") ?? found.startIndex)])
  }

  /// Whether a limit on the processes of a user counts this program's alone.
  public var countsOwnProcesses: Bool { level == .namespaces || hasIdentity }

  /// Whether programs of other users find their files at short paths, which only root can arrange.
  public static var isStaging: Bool { Machine.canStage }

  /// Whether the program runs as a user of its own.
  var hasIdentity: Bool { author != .own && geteuid() == 0 }

  /// Whether what the program may read is put where its own user can reach it.
  ///
  /// What fills a cache for such programs must find it at the same path.
  var isStaged: Bool { (hasIdentity || !writable.isEmpty) && Machine.canStage }

  /// What is staged, with the paths at which the program sees it in namespaces.
  var stage: [(source: String, inside: String)] {
    readable.merging(writable) { $1 }.sorted { $0.value < $1.value }
      .map { (source: $0.key, inside: $0.value) }
  }

  /// The bits of what is staged and may be written.
  var stagedWritable: UInt32 {
    stage.enumerated().reduce(0) { bits, entry in
      writable[entry.element.source] == nil ? bits : bits | 1 << UInt32(entry.offset)
    }
  }

  /// Where bubblewrap finds a file: where it is staged, or where it is.
  func source(of path: String) -> String {
    guard isStaged, let inside = readable[path] ?? writable[path] else { return path }
    return COURSE_STAGE_FOLDER + inside
  }
}

/// What was found out about this machine, once in a program's life.
enum Machine {
  /// Whether root may make mount namespaces here; in most containers it may not.
  static let canStage = geteuid() == 0 && course_can_stage() == 1

  /// The path of bubblewrap; `nil` if it is not installed.
  static let bubblewrap: String? = ["/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"]
    .first { (path: String) in access(path, X_OK) == 0 }
}
