import Dispatch
import Glibc

/// What happens when the person at the keyboard has had enough.
public enum InterruptHandling {
  /// A queue of its own, which has a thread also while all threads that tasks run on are busy.
  private static let queue = DispatchQueue(label: "interrupts", qos: .userInteractive)

  /// From now on SIGINT, SIGTERM and SIGHUP kill every process that runs, remove the temporary
  /// folders and end this program with 128 plus the signal's number, 130 for Ctrl-C.
  ///
  /// The processes have groups of their own, which a Ctrl-C in the terminal does not reach.
  ///
  /// - Parameter farewell: Called before the exit, to leave the terminal as it was.
  public static func install(farewell: @escaping @Sendable () -> Void = {}) {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      // The handler holds its source, which nobody else does.
      source.setEventHandler { [source] in
        source.cancel()
        LiveResources.endAll()
        farewell()
        exit(128 + number)
      }
      source.activate()
    }
  }
}
