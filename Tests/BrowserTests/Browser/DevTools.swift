import Foundation
import Synchronization

/// The conversation with a browser: commands with their answers, and events.
///
/// Messages are JSON ended by a NUL, over two pipes; when either end dies, so does the other.
final class DevTools: Sendable {
  /// What went wrong with a command.
  enum Failure: Error {
    /// The browser refused, with its reason.
    case refused(method: String, reason: String)

    /// The browser said nothing for a minute.
    case noAnswer(method: String)

    /// The browser is gone.
    case disconnected
  }

  /// Something that happened on a page.
  struct Event: Sendable {
    var method: String
    var parameters: JSON
  }

  private struct State {
    var lastNumber = 0
    var waiting: [Int: CheckedContinuation<JSON, any Error>] = [:]
    var listeners: [String: @Sendable (Event) -> Void] = [:]
    var isConnected = true
  }

  private let input: FileHandle
  private let output: FileHandle
  private let state = Mutex(State())
  private let writing = Mutex(())

  /// Begins a conversation.
  ///
  /// - Parameters:
  ///   - input: What the browser reads.
  ///   - output: What the browser writes.
  init(input: FileHandle, output: FileHandle) {
    self.input = input
    self.output = output
    Thread.detachNewThread { self.readMessages() }
  }

  /// Sends a command and waits for its answer.
  ///
  /// - Parameters:
  ///   - method: Such as `Page.navigate`.
  ///   - parameters: An object.
  ///   - session: The page that is meant; `nil` for the browser itself.
  /// - Returns: The answer, an object.
  /// - Throws: `Failure`.
  @discardableResult
  func send(
    _ method: String, _ parameters: JSON = [:], to session: String? = nil
  ) async throws -> JSON {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    var message: [String: JSON] = [
      "id": .number(Double(number)), "method": .string(method), "params": parameters,
    ]
    if let session { message["sessionId"] = .string(session) }
    let bytes = try JSONEncoder().encode(JSON.object(message)) + [0]
    let watchdog = Task {
      try await Task.sleep(for: .seconds(60))
      finish(number, with: .failure(Failure.noAnswer(method: method)))
    }
    defer { watchdog.cancel() }
    let answer = try await withCheckedThrowingContinuation { continuation in
      let isConnected = state.withLock { state in
        if state.isConnected { state.waiting[number] = continuation }
        return state.isConnected
      }
      guard isConnected else { return continuation.resume(throwing: Failure.disconnected) }
      // Should the browser be gone, the reader notices and ends the wait.
      writing.withLock { _ in try? input.write(contentsOf: bytes) }
    }
    if let reason = answer["error"]["message"].string {
      throw Failure.refused(method: method, reason: reason)
    }
    return answer["result"]
  }

  /// Hands the events of a page to a function, which is called from another thread.
  func listen(to session: String, _ listener: (@Sendable (Event) -> Void)?) {
    state.withLock { $0.listeners[session] = listener }
  }

  private func finish(_ number: Int, with result: Result<JSON, any Error>) {
    state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(with: result)
  }

  private func readMessages() {
    var buffer = Data()
    // `read(upToCount:)` would wait until so much is there.
    while case let bytes = output.availableData, !bytes.isEmpty {
      buffer.append(bytes)
      while let end = buffer.firstIndex(of: 0) {
        if let message = try? JSONDecoder().decode(JSON.self, from: buffer[..<end]) {
          receive(message)
        }
        buffer = buffer[buffer.index(after: end)...]
      }
    }
    let abandoned = state.withLock { state in
      state.isConnected = false
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for continuation in abandoned { continuation.resume(throwing: Failure.disconnected) }
  }

  private func receive(_ message: JSON) {
    if let number = message["id"].number {
      finish(Int(number), with: .success(message))
    } else if let session = message["sessionId"].string, let method = message["method"].string {
      let listener = state.withLock { $0.listeners[session] }
      listener?(Event(method: method, parameters: message["params"]))
    }
  }
}
