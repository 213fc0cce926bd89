import Foundation
import Glibc

/// Accepts connections, each for a thread of its own, until that is impossible.
///
/// The threads are apart from those on which Swift's tasks run: whatever a stranger sends, tasks and
/// signals go on.
final class Listener: Sendable {
  /// The port that is listened on.
  let port: UInt16

  private let descriptor: Int32
  private let limits: RequestLimits
  private let connections: ConnectionTable

  /// Listens on a port of this machine's own address; 0 for any free one.
  ///
  /// - Throws: `ServerError` if the port cannot be had.
  init(port: UInt16, limits: RequestLimits) throws(ServerError) {
    self.limits = limits
    connections = ConnectionTable(capacity: limits.connections)
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .cannotListen(reason: Self.reason) }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, SOMAXCONN) == 0
          && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard isListening else {
      let number = errno
      close(descriptor)
      switch number {
      case EADDRINUSE: throw .portInUse(port)
      case EACCES: throw .portForbidden(port)
      default: throw .cannotListen(reason: String(cString: strerror(number)))
      }
    }
    self.port = UInt16(bigEndian: address.sin_port)
  }

  /// Begins to accept connections.
  ///
  /// - Parameters:
  ///   - serve: Talks over a connection, on a thread of its own; returns when that is over. The
  ///     function that it is given says that the request is understood and is being answered.
  ///   - end: Called when no connection can be accepted any more, with the reason.
  func start(
    _ serve: @escaping @Sendable (_ descriptor: Int32, _ noteAnswering: () -> Void) -> Void,
    end: @escaping @Sendable (ServerError) -> Void
  ) {
    Thread.detachNewThread { [self] in end(accept(serve)) }
  }

  /// Ends as if the system took the socket away.
  func breakOff() {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private func accept(
    _ serve: @escaping @Sendable (Int32, () -> Void) -> Void
  ) -> ServerError {
    while true {
      // Without a descriptor to spare, the system refuses even where nobody waits.
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, -1) > 0 else { continue }
      let accepted = Glibc.accept(descriptor, nil, nil)
      if accepted >= 0 {
        _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
        _ = fcntl(accepted, F_SETFL, O_NONBLOCK)
        guard let number = connections.admit(accepted) else { continue }
        Thread.detachNewThread { [connections] in
          serve(accepted) { connections.noteAnswering(number) }
          connections.end(number)
        }
        continue
      }
      switch errno {
      case EBADF, EFAULT, EINVAL, ENOTSOCK, EOPNOTSUPP: return .stopped(reason: Self.reason)
      case EMFILE, ENFILE, ENOBUFS, ENOMEM:
        // The connection that has been idle longest gives up its descriptor.
        connections.dropOldest()
        poll(nil, 0, 20)
      case EINTR, ECONNABORTED: break
      default: poll(nil, 0, 20)
      }
    }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
