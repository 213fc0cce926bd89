import Foundation
import Glibc
import Synchronization

/// The keyboard of a terminal that gives each key at once and shows none.
///
/// The terminal is put back as it was by `close()`, at every exit, and when a signal ends or stops the
/// program. After Ctrl-Z and `fg` it is set again.
enum Keyboard {
  /// A key.
  enum Key: Hashable, Sendable {
    case character(Character)
    case up
    case down
    case home
    case end
    case enter
    case escape
  }

  /// Takes the keyboard over.
  ///
  /// - Returns: Whether standard input is a terminal.
  static func open() -> Bool {
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &cooked) == 0 else { return false }
    raw = cooked
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    withUnsafeMutableBytes(of: &raw.c_cc) { settings in
      settings[Int(VMIN)] = 1
      settings[Int(VTIME)] = 0
    }
    atexit { Keyboard.close() }
    for number in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP, SIGQUIT, SIGTSTP] {
      signal(number, leave)
    }
    signal(SIGCONT, comeBack)
    set()
    return true
  }

  /// Gives the terminal back as it was.
  static func close() {
    guard isOpen.exchange(false, ordering: .relaxed) else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &cooked)
  }

  private static func set() {
    isOpen.store(true, ordering: .relaxed)
    tcsetattr(STDIN_FILENO, TCSANOW, &raw)
  }

  // Signal handlers read these; they are written before the handlers are installed.
  private nonisolated(unsafe) static var cooked = termios()
  private nonisolated(unsafe) static var raw = termios()
  private static let isOpen = Atomic<Bool>(false)
  private static let hasComeBack = Atomic<Bool>(false)

  /// Gives the terminal back, then lets the signal do what it does.
  private static let leave: @convention(c) (Int32) -> Void = { number in
    Keyboard.close()
    signal(number, SIG_DFL)
    // Blocked while its handler runs, it is delivered as the handler returns.
    raise(number)
  }

  private static let comeBack: @convention(c) (Int32) -> Void = { _ in
    signal(SIGTSTP, Keyboard.leave)
    Keyboard.set()
    Keyboard.hasComeBack.store(true, ordering: .relaxed)
  }

  /// Reads keys on a thread of its own for as long as the program runs.
  ///
  /// - Parameters:
  ///   - press: Called with each key.
  ///   - redraw: Called when the window has another size, or the program is in the foreground again.
  static func read(
    press: @escaping @Sendable (Key) -> Void, redraw: @escaping @Sendable () -> Void
  ) {
    Thread.detachNewThread {
      var size = TerminalSize.current
      while true {
        var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        let count = poll(&request, 1, 200)
        let present = TerminalSize.current
        if present != size || hasComeBack.exchange(false, ordering: .relaxed) { redraw() }
        size = present
        guard count > 0 else { continue }
        var bytes = [UInt8](repeating: 0, count: 64)
        let got = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
        if got <= 0 { return }
        for key in keys(in: bytes.prefix(got)) { press(key) }
      }
    }
  }

  private static let sequences: [[UInt8]: Key] = [
    Array("[A".utf8): .up, Array("OA".utf8): .up, Array("[B".utf8): .down,
    Array("OB".utf8): .down, Array("[H".utf8): .home, Array("[1~".utf8): .home,
    Array("[F".utf8): .end, Array("[4~".utf8): .end,
  ]

  /// Returns the keys in what was read at once.
  ///
  /// Of a text that was pasted, which comes as a whole, nothing is taken.
  static func keys(in bytes: some Collection<UInt8>) -> [Key] {
    var bytes = Array(bytes)[...]
    var keys: [Key] = []
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x1B:
        if let (sequence, key) = sequences.first(where: { bytes.starts(with: $0.key) }) {
          bytes = bytes.dropFirst(sequence.count)
          keys.append(key)
        } else if bytes.first == UInt8(ascii: "[") || bytes.first == UInt8(ascii: "O") {
          // A key that means nothing here: up to the letter that ends it.
          bytes = bytes.dropFirst().drop { !(0x40...0x7E).contains($0) }.dropFirst()
        } else {
          keys.append(.escape)
        }
      case 0x0A, 0x0D: keys.append(.enter)
      case 0x20...0x7E: keys.append(.character(Character(UnicodeScalar(byte))))
      default: continue
      }
    }
    return keys.count > 4 && Set(keys).count > 1 ? [] : keys
  }
}

/// The size of the terminal in characters.
struct TerminalSize: Hashable, Sendable {
  var columns = 80
  var rows = 24

  /// The size of the window on standard output.
  static var current: TerminalSize {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return TerminalSize() }
    return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}
