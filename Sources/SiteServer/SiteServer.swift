import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Hands out a site to the browsers of this machine and keeps the pages that are open up to date.
///
///     let server = SiteServer(port: 4000)
///     try await server.start()
///     await server.publish(Edition(files: files))
///
/// The site is served from memory. Nobody but this machine can reach it, and no other site's page
/// may talk to it; `Gate` says how.
public final class SiteServer: Sendable {
  private let wantedPort: UInt16
  private let actions: [String: ServerAction]
  private let token = Gate.makeToken()
  private let desk = EditionDesk()
  private let listening = Mutex<UInt16>(0)

  /// Creates a server, which does not listen yet.
  ///
  /// - Parameters:
  ///   - port: The port to listen on; 0 for one that the system chooses.
  ///   - actions: What pages may have done, each with a name of its own.
  public init(port: UInt16, actions: [ServerAction] = []) {
    wantedPort = port
    self.actions = Dictionary(actions.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
  }

  /// The address of the site's first page, once the server listens.
  public var address: String { "http://127.0.0.1:\(port)/" }

  private var port: UInt16 { listening.withLock(\.self) }

  /// Begins to listen; the server ends with the program.
  ///
  /// - Throws: `ServerError` if the port cannot be had.
  public func start() async throws(ServerError) {
    let failure = Mutex<ServerError?>(nil)
    do {
      let server = HTTPServer(
        // Actions may take long, and pages wait for news.
        config: .init(
          address: try sockaddr_in.inet(ip4: "127.0.0.1", port: wantedPort), timeout: 300,
          logger: .disabled),
        handler: ClosureHTTPHandler { [self] request in await respond(to: request) })
      Task {
        do { try await server.run() } catch { failure.withLock { $0 = self.failure(error) } }
      }
      while await !server.isListening {
        if let failure = failure.withLock(\.self) { throw failure }
        try await Task.sleep(for: .milliseconds(5))
      }
      guard case .ip4(_, let port)? = await server.listeningAddress else {
        throw ServerError.cannotListen(reason: "it has no address")
      }
      listening.withLock { $0 = port }
    } catch {
      throw error as? ServerError ?? .cannotListen(reason: "\(error)")
    }
  }

  /// Hands out another edition from now on; open pages that changed are loaded again.
  public func publish(_ edition: Edition) async {
    await desk.publish(edition)
  }

  /// Lets open pages say that another edition is being made.
  public func noteBuilding() async {
    await desk.noteBuilding()
  }

  private func failure(_ error: any Error) -> ServerError {
    guard case SocketError.failed(_, let number, let message) = error else {
      return .cannotListen(reason: "\(error)")
    }
    return switch number {
    case EADDRINUSE: .portInUse(wantedPort)
    case EACCES: .portForbidden(wantedPort)
    default: .cannotListen(reason: message)
    }
  }
}

extension SiteServer {
  /// The bytes that an action's body may have.
  private static let largestBody = 1 << 20

  private func respond(to request: HTTPRequest) async -> HTTPResponse {
    let gate = Gate(port: port, token: token)
    let credentials = Gate.Credentials(
      host: request.headers[.host], origin: request.headers[HTTPHeader("Origin")],
      token: request.headers[HTTPHeader("X-Course-Token")])
    let path = request.target.path()
    let isAction = path.hasPrefix("/.course/do/")
    let refusal =
      isAction ? gate.refusal(ofActing: credentials) : gate.refusal(ofReading: credentials)
    if let refusal { return .problem(.forbidden, refusal) }
    switch (request.method, path) {
    case (.POST, _) where isAction:
      return await act(String(path.dropFirst("/.course/do/".count)), request)
    case (.GET, "/.course/news"):
      // A page of an earlier run counts editions that this run does not have.
      guard credentials.token == token else { return .problem(.forbidden, "an earlier run") }
      return await news(request)
    case (.GET, LivePage.scriptPath):
      return .file(Array(LivePage.script.utf8), type: FileType.contentType(of: path))
    case (.GET, _): return await file(path)
    default: return .problem(.methodNotAllowed, "this server hands out pages")
    }
  }

  private func file(_ address: String) async -> HTTPResponse {
    let decoded = (address.removingPercentEncoding ?? address).drop { $0 == "/" }
    let path = decoded.isEmpty ? "index.html" : String(decoded)
    let edition = await desk.edition
    let page = LivePage(edition: await desk.number, token: token)
    guard let bytes = edition.files[path] else {
      guard let missing = edition.files["404.html"] else {
        let title = await desk.isBuilding ? "The book is being built" : "The book cannot be built"
        return .file(page.placeholder(title: title), type: html, .serviceUnavailable)
      }
      return .file(page.adding(to: missing), type: html, .notFound)
    }
    let type = FileType.contentType(of: path)
    return .file(type == html ? page.adding(to: bytes) : bytes, type: type)
  }

  private var html: String { FileType.contentType(of: "index.html") }

  private func news(_ request: HTTPRequest) async -> HTTPResponse {
    func number(_ name: String) -> Int {
      request.query.first { $0.name == name }.flatMap { Int($0.value) } ?? -1
    }
    let news = await desk.news(
      since: number("known"), shown: number("shown"), waitingAtMost: .seconds(20))
    let answer = ServerAction.Answer.json(news)
    return .file(Array(answer.body), type: "application/json")
  }

  private func act(_ name: String, _ request: HTTPRequest) async -> HTTPResponse {
    guard let action = actions[name] else {
      return .problem(.notFound, "there is no action '\(name)'")
    }
    var body = Data()
    do {
      for try await chunk in request.bodySequence {
        body.append(chunk)
        if body.count > Self.largestBody {
          return .problem(.payloadTooLarge, "the body has more than a megabyte")
        }
      }
    } catch {
      return .problem(.badRequest, "the body breaks off")
    }
    let answer = await action.run(body)
    return .file(
      Array(answer.body), type: "application/json", HTTPStatusCode(answer.status, phrase: ""))
  }
}

extension HTTPResponse {
  fileprivate static func file(
    _ bytes: [UInt8], type: String, _ status: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: type, .cacheControl: "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
      ],
      body: HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 1 << 16))
  }

  fileprivate static func problem(_ status: HTTPStatusCode, _ reason: String) -> HTTPResponse {
    .file(Array(ServerAction.Answer.refused(reason).body), type: "application/json", status)
  }
}
