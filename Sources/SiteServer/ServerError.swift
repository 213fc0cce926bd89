/// Why a server cannot be started, or cannot go on.
public enum ServerError: Error, Hashable, Sendable {
  /// Another program listens on the port.
  case portInUse(UInt16)

  /// The port is reserved for the system.
  case portForbidden(UInt16)

  /// The system refuses, with its reason.
  case cannotListen(reason: String)

  /// It was started, and can accept no connection any more, for the system's reason.
  case stopped(reason: String)
}

extension ServerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .portInUse(let port):
      """
      port \(port) is in use by another program
      help: name another with '--port \(port == .max ? 4000 : port + 1)', or any with '--port 0'
      """
    case .portForbidden(let port):
      """
      port \(port) may not be used by this account
      help: name one above 1023, such as '--port 4000'
      """
    case .cannotListen(let reason):
      "the server cannot be started: \(reason)"
    case .stopped(let reason):
      """
      the server can accept no connection any more: \(reason)
      help: start it again
      """
    }
  }
}
