import Glibc

/// The four ends of a channel, until two of them belong to the program.
struct ChannelEnds: ~Copyable {
  /// The program's standard input.
  let requests: Int32

  /// The program's descriptor 3.
  let answers: Int32

  private var ownRequests: Int32
  private var ownAnswers: Int32

  /// Makes a channel whose ends no other program inherits.
  static func make() throws(SandboxError) -> ChannelEnds {
    // Sockets, because writing to a pipe whose reader has ended raises a signal.
    let first = try pair()
    do {
      let second = try pair()
      return ChannelEnds(
        requests: first.1, answers: second.1, ownRequests: first.0, ownAnswers: second.0)
    } catch {
      close(first.0)
      close(first.1)
      throw error
    }
  }

  deinit {
    for descriptor in [requests, answers, ownRequests, ownAnswers] where descriptor >= 0 {
      close(descriptor)
    }
  }

  /// Returns the ends that lead to a program and closes those of the other, which has its copies.
  consuming func channel(to program: pid_t) -> ProcessChannel {
    let channel = ProcessChannel(
      requests: ownRequests, answers: ownAnswers, program: program)
    (ownRequests, ownAnswers) = (-1, -1)
    return channel
  }

  /// The end of this program, then the other's.
  private static func pair() throws(SandboxError) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw .systemCall("socketpair", errno: errno)
    }
    return (ends[0], ends[1])
  }
}
