import Glibc

/// Why a program that was asked something did not answer.
public enum ChannelProblem: Error, Hashable, Sendable {
  /// The program has ended, or closed its end.
  case closed

  /// The time for an answer is over.
  case late

  /// The program wrote before it was asked, or more than it was asked for.
  case unasked
}

/// Two pipes to a running program: requests to its standard input, answers from descriptor 3.
public struct ProcessChannel: ~Copyable {
  private let requests: Int32
  private let answers: Int32
  private let program: pid_t

  /// Takes the ends over that belong to this program, and lead to another.
  init(requests: Int32, answers: Int32, program: pid_t) {
    self.requests = requests
    self.answers = answers
    self.program = program
  }

  /// Tells the program that there are no more requests.
  deinit {
    close(requests)
    close(answers)
  }

  /// What the program has done so far; `nil` if it is gone, or nobody knows.
  public var activity: ProcessActivity? { ProcessActivity(of: program) }

  /// Writes a request.
  ///
  /// - Parameters:
  ///   - bytes: The request.
  ///   - seconds: The time by which the program must have taken it.
  /// - Throws: `ChannelProblem` if it does not take it.
  public func send(_ bytes: [UInt8], within seconds: Double) throws(ChannelProblem) {
    let deadline = monotonicSeconds() + seconds
    try send(bytes) { _ in monotonicSeconds() < deadline }
  }

  /// Writes a request.
  ///
  /// - Parameters:
  ///   - bytes: The request.
  ///   - goesOn: Says, from time to time, whether to wait on for the program to take it.
  /// - Throws: `ChannelProblem` if it does not take it.
  public func send(
    _ bytes: [UInt8], while goesOn: (ProcessActivity?) -> Bool
  ) throws(ChannelProblem) {
    var rest = bytes[...]
    var lastLook = monotonicSeconds()
    while !rest.isEmpty {
      try wait(for: requests, POLLOUT, &lastLook, while: goesOn)
      let count = rest.withUnsafeBytes {
        // Without MSG_NOSIGNAL a program that has ended would end this one too.
        Glibc.send(requests, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count < 0 && [EAGAIN, EINTR].contains(errno) { continue }
      guard count > 0 else { throw .closed }
      rest.removeFirst(count)
    }
  }

  /// Reads a number of bytes.
  ///
  /// - Parameters:
  ///   - count: How many; no more is read, whatever the program writes.
  ///   - seconds: The time by which they must have come.
  /// - Returns: The bytes.
  /// - Throws: `ChannelProblem` if they do not come.
  public func receive(_ count: Int, within seconds: Double) throws(ChannelProblem) -> [UInt8] {
    let deadline = monotonicSeconds() + seconds
    return try receive(count) { _ in monotonicSeconds() < deadline }
  }

  /// Reads a number of bytes.
  ///
  /// - Parameters:
  ///   - count: How many; no more is read, whatever the program writes.
  ///   - goesOn: Says, from time to time, whether to wait on for them.
  /// - Returns: The bytes.
  /// - Throws: `ChannelProblem` if they do not come.
  public func receive(
    _ count: Int, while goesOn: (ProcessActivity?) -> Bool
  ) throws(ChannelProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    // Growing copies what is there; what was only announced costs nothing yet.
    bytes.reserveCapacity(count)
    var buffer = [UInt8](repeating: 0, count: min(count, 1 << 16))
    var lastLook = monotonicSeconds()
    while bytes.count < count {
      try wait(for: answers, POLLIN, &lastLook, while: goesOn)
      let got = read(answers, &buffer, min(buffer.count, count - bytes.count))
      if got < 0 && [EAGAIN, EINTR].contains(errno) { continue }
      guard got > 0 else { throw .closed }
      bytes += buffer[..<got]
    }
    return bytes
  }

  /// Throws if the program has written something that nobody asked for.
  public func expectSilence() throws(ChannelProblem) {
    // Not whether it can be read: at the end of what an ended program wrote, it can.
    var count: Int32 = 0
    guard ioctl(answers, UInt(FIONREAD), &count) == 0, count > 0 else { return }
    throw .unasked
  }

  private func wait(
    for descriptor: Int32, _ event: Int32, _ lastLook: inout Double,
    while goesOn: (ProcessActivity?) -> Bool
  ) throws(ChannelProblem) {
    var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    while true {
      let isReady = poll(&entry, 1, Self.lookMilliseconds) > 0
      // A program that sends byte after byte is looked at as often as one that sends none.
      let now = monotonicSeconds()
      if isReady, now - lastLook < Double(Self.lookMilliseconds) / 1000 { return }
      lastLook = now
      if goesOn(activity) {
        if isReady { return }
        continue
      }
      // It may have answered while this program had no processor.
      if !isReady, poll(&entry, 1, 0) > 0 { return }
      throw .late
    }
  }

  /// How often it is asked whether to go on.
  private static let lookMilliseconds: Int32 = 50
}
