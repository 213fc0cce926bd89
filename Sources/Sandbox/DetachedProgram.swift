import Dispatch
import Glibc

/// Programs that are started for the person at the keyboard and outlive this one, such as a browser.
public enum DetachedProgram {
  /// `POSIX_SPAWN_SETSID`, which Glibc's headers show to C with GNU's extensions alone.
  private static let newSession: Int16 = 0x80

  /// Starts a program in a session of its own, without a terminal.
  ///
  /// It reads nothing, and what it writes is lost; a Ctrl-C does not reach it.
  ///
  /// - Parameters:
  ///   - program: The path of the program.
  ///   - arguments: Its arguments.
  /// - Returns: Whether it was started.
  public static func start(_ program: String, _ arguments: [String]) -> Bool {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    posix_spawnattr_setflags(&attributes, newSession)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var child = pid_t()
    guard posix_spawn(&child, program, &actions, &attributes, words, environ) == 0 else {
      return false
    }
    let identifier = child
    // Somebody has to take note of its end.
    DispatchQueue.global().async {
      var status: Int32 = 0
      while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    }
    return true
  }
}
