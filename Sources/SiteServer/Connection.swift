import Glibc

/// A connection, which carries one request and one response.
///
/// Its calls wait, each no longer than until the deadline, so they belong on a thread of their own.
struct Connection: ~Copyable {
  private let descriptor: Int32
  private let limits: RequestLimits
  private var deadline: ContinuousClock.Instant

  /// What was read beyond the head.
  private var rest: [UInt8] = []

  /// Begins to talk; the descriptor stays its owner's to close.
  init(descriptor: Int32, limits: RequestLimits) {
    self.descriptor = descriptor
    self.limits = limits
    deadline = .now + limits.patience
  }

  /// Reads the request line and the headers.
  ///
  /// - Throws: `RequestRefusal`, as soon as a limit is passed.
  mutating func readHead() throws(RequestRefusal) -> RequestHead {
    var bytes: [UInt8] = []
    var lineEnd: Int?
    var searched = 0
    while true {
      if lineEnd == nil { lineEnd = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) }
      guard (lineEnd ?? bytes.count) < limits.line else { throw .lineTooLong }
      if let end = Self.headEnd(in: bytes, from: max(0, searched - 3)) {
        guard end <= limits.head else { throw .headTooLong }
        rest = Array(bytes[end...])
        return try RequestHead(bytes[..<end])
      }
      guard bytes.count < limits.head else { throw .headTooLong }
      searched = bytes.count
      do throws(RequestRefusal) { bytes += try receive(atMost: 4096) } catch {
        // A browser opens connections before it needs them, and takes what lies in one for the answer
        // to the request that it sends next.
        throw bytes.isEmpty ? .gone : error
      }
    }
  }

  /// Reads the body, which the caller wants.
  ///
  /// - Throws: `RequestRefusal`, before a byte is read if the head says that there are too many.
  mutating func readBody(of head: RequestHead) throws(RequestRefusal) -> [UInt8] {
    let size = try head.bodySize()
    guard size <= limits.body else { throw .bodyTooLong }
    if rest.count < size, head.headers["expect"]?.lowercased() == "100-continue" {
      send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }
    while rest.count < size { rest += try receive(atMost: min(1 << 16, size - rest.count)) }
    return Array(rest.prefix(size))
  }

  /// Sends a response and waits until the other end has it, or the time is over.
  mutating func finish(with response: ServerResponse) {
    deadline = .now + limits.patience
    guard send(response.encoded) else { return }
    shutdown(descriptor, Int32(SHUT_WR))
    // To close while bytes are unread would make the other end lose the response.
    deadline = .now + min(limits.patience, .seconds(2))
    var drained = 0
    while drained < 8 << 20, let more = try? receive(atMost: 1 << 16) { drained += more.count }
  }

  @discardableResult private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      guard wait(for: POLLOUT) else { return false }
      let count = bytes[sent...].withUnsafeBytes { part in
        Glibc.send(descriptor, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 { sent += count } else if errno != EAGAIN && errno != EINTR { return false }
    }
    return true
  }

  private func receive(atMost size: Int) throws(RequestRefusal) -> [UInt8] {
    while true {
      guard wait(for: POLLIN) else { throw .tooSlow }
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
        count = recv(descriptor, buffer.baseAddress, size, 0)
        initialized = max(0, count)
      }
      if count > 0 { return bytes }
      guard count < 0, errno == EAGAIN || errno == EINTR else { throw .gone }
    }
  }

  /// Waits until the descriptor is ready; `false` when the time is over.
  private func wait(for events: Int32) -> Bool {
    while true {
      let left = deadline - .now
      guard left > .zero else { return false }
      var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      let milliseconds =
        left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      let ready = poll(&entry, 1, Int32(milliseconds) + 1)
      if ready > 0 { return true }
      if ready < 0 && errno != EINTR { return false }
    }
  }

  /// Returns where the body begins: after an empty line.
  private static func headEnd(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
      let next = bytes[(end + 1)...].first { $0 != UInt8(ascii: "\r") }
      if next == UInt8(ascii: "\n") {
        return bytes[(end + 1)...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
      }
      index = end + 1
    }
    return nil
  }
}
