import Dispatch
import Synchronization

/// Hands out a site to the browsers of this machine and keeps the pages that are open up to date.
///
///     let server = SiteServer(port: 4000)
///     try server.start()
///     await server.publish(Edition(files: files))
///     try await server.whileServing { await writeTheBook() }
///
/// The site is served from memory. Nobody but this machine can reach it, none of its users without
/// the key in `address`, and no other site's page may talk to it; `Gate` says how.
public final class SiteServer: Sendable {
  let limits: RequestLimits
  let actions: [String: ServerAction]
  let desk = EditionDesk()
  private let wantedPort: UInt16
  private let key: String
  private let token = Gate.makeToken()
  private let listening = Mutex<Listener?>(nil)
  private let (ends, end) = AsyncStream.makeStream(of: ServerError.self)

  /// Creates a server, which does not listen yet.
  ///
  /// - Parameters:
  ///   - port: The port to listen on; 0 for one that the system chooses.
  ///   - key: The secret in the printed address, of letters and digits; `nil` for one of this run.
  ///     The same in each run lets open pages find the next one.
  ///   - actions: What pages may have done, each with a name of its own.
  public convenience init(port: UInt16, key: String? = nil, actions: [ServerAction] = []) {
    self.init(port: port, key: key, actions: actions, limits: RequestLimits())
  }

  init(port: UInt16, key: String?, actions: [ServerAction], limits: RequestLimits) {
    wantedPort = port
    self.key = key ?? Gate.makeToken()
    self.actions = Dictionary(actions.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    self.limits = limits
  }

  /// The address to open, once the server listens: the site's first page, with the key.
  public var address: String { "http://127.0.0.1:\(port)/?key=\(key)" }

  /// Who may talk to the server.
  var gate: Gate { Gate(port: port, key: key, token: token) }

  /// What accepts connections, once the server listens.
  var listener: Listener? { listening.withLock(\.self) }

  private var port: UInt16 { listener?.port ?? 0 }

  /// Begins to listen; the server ends with the program.
  ///
  /// - Throws: `ServerError` if the port cannot be had.
  public func start() throws(ServerError) {
    let listener = try Listener(port: wantedPort, limits: limits)
    listening.withLock { $0 = listener }
    listener.start { [self] in
      talk(over: $0, noteAnswering: $1)
    } end: { [end] failure in
      end.yield(failure)
    }
  }

  /// Does something as long as pages can be handed out.
  ///
  /// - Parameter work: What to do; cancelled when the server fails.
  /// - Throws: `ServerError.stopped` if the server fails before the work is over.
  public func whileServing(
    _ work: @escaping @Sendable () async -> Void
  ) async throws(ServerError) {
    let failure = await withTaskGroup(of: ServerError?.self) { group in
      group.addTask { [ends] in await ends.first { _ in true } }
      group.addTask {
        await work()
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
    if let failure { throw failure }
  }

  /// Hands out another edition from now on; open pages that changed are loaded again.
  public func publish(_ edition: Edition) async {
    await desk.publish(edition)
  }

  /// Lets open pages say that another edition is being made.
  public func noteBuilding() async {
    await desk.noteBuilding()
  }
}

extension SiteServer {
  /// Reads a request no further than its sender may ask, and answers it.
  private func talk(over descriptor: Int32, noteAnswering: () -> Void) {
    var connection = Connection(descriptor: descriptor, limits: limits)
    do throws(RequestRefusal) {
      let head = try connection.readHead()
      if let response = admission(of: head) {
        connection.finish(with: response)
        return
      }
      let request = ServerRequest(head: head, body: try connection.readBody(of: head))
      noteAnswering()
      connection.finish(with: response(to: request))
    } catch {
      if let response = error.response { connection.finish(with: response) }
    }
  }

  /// Waits for the response, on a thread that may.
  private func response(to request: ServerRequest) -> ServerResponse {
    let done = DispatchSemaphore(value: 0)
    let box = ResponseBox()
    let task = Task {
      box.put(await respond(to: request))
      done.signal()
    }
    // Actions may take long, and pages wait for news.
    if done.wait(timeout: .now() + 300) == .timedOut {
      task.cancel()
      _ = done.wait(timeout: .now() + 10)
    }
    return box.response ?? .problem(504, "the answer took longer than five minutes")
  }
}

/// Carries a response from a task to a thread.
private final class ResponseBox: Sendable {
  private let content = Mutex<ServerResponse?>(nil)

  var response: ServerResponse? { content.withLock(\.self) }

  func put(_ response: ServerResponse) {
    content.withLock { $0 = response }
  }
}
