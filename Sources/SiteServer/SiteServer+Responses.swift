import Foundation

/// A request of somebody who may ask.
struct ServerRequest: Hashable, Sendable {
  var head: RequestHead
  var body: [UInt8]
}

extension SiteServer {
  private static let actionPrefix = "/.course/do/"

  private var html: String { FileType.contentType(of: "index.html") }

  /// Decides by its head alone whether a request may be read further.
  ///
  /// - Returns: Why it may not, or what takes the key out of the address; `nil` if it may.
  func admission(of head: RequestHead) -> ServerResponse? {
    let gate = gate
    let credentials = credentials(of: head)
    guard head.path.hasPrefix(Self.actionPrefix) else {
      if let refusal = gate.refusal(ofReading: credentials) { return .refusal(403, refusal) }
      return head.method == "GET" && gate.isKey(credentials.key) ? exchange(at: head.path) : nil
    }
    return gate.refusal(ofActing: credentials).map { .problem(403, $0) }
  }

  private func credentials(of head: RequestHead) -> Gate.Credentials {
    Gate.Credentials(
      host: head.headers["host"], origin: head.headers["origin"],
      site: head.headers["sec-fetch-site"], cookie: head.cookie(gate.cookieName),
      key: head.query["key"], token: head.headers["x-course-token"])
  }

  /// Gives the cookie for the key.
  ///
  /// Scripts do not see it, and other sites' requests do not carry it.
  private func exchange(at path: String) -> ServerResponse {
    let cookie = "\(gate.cookieName)=\(gate.key); Path=/; HttpOnly; SameSite=Strict"
    // Two slashes would begin the name of another server.
    let place = "/" + path.drop { $0 == "/" }
    return ServerResponse(
      status: 303, headers: ["Location": place, "Set-Cookie": cookie], body: [])
  }

  /// Answers a request.
  func respond(to request: ServerRequest) async -> ServerResponse {
    let path = request.head.path
    switch (request.head.method, path) {
    case ("POST", _) where path.hasPrefix(Self.actionPrefix):
      return await act(String(path.dropFirst(Self.actionPrefix.count)), request.body)
    case ("GET", "/.course/news"):
      // A page of an earlier run counts editions that this run does not have.
      guard request.head.headers["x-course-token"] == gate.token else {
        return .problem(403, "an earlier run")
      }
      return await news(request.head)
    case ("GET", LivePage.scriptPath):
      return .file(Array(LivePage.script.utf8), type: FileType.contentType(of: path))
    case ("GET", _): return await file(path)
    default: return .problem(405, "this server hands out pages")
    }
  }

  private func file(_ address: String) async -> ServerResponse {
    let decoded = (address.removingPercentEncoding ?? address).drop { $0 == "/" }
    let path = decoded.isEmpty ? "index.html" : String(decoded)
    let edition = await desk.edition
    let page = LivePage(edition: await desk.number, token: gate.token)
    guard let bytes = edition.files[path] else {
      guard let missing = edition.files["404.html"] else {
        let title = await desk.isBuilding ? "The book is being built" : "The book cannot be built"
        return .file(page.placeholder(title: title), type: html, status: 503)
      }
      return .file(page.adding(to: missing), type: html, status: 404)
    }
    let type = FileType.contentType(of: path)
    return .file(type == html ? page.adding(to: bytes) : bytes, type: type)
  }

  private func news(_ head: RequestHead) async -> ServerResponse {
    func number(_ name: String) -> Int { head.query[name].flatMap { Int($0) } ?? -1 }
    let news = await desk.news(
      since: number("known"), shown: number("shown"), waitingAtMost: .seconds(20))
    let answer = ServerAction.Answer.json(news)
    return .file(Array(answer.body), type: "application/json")
  }

  private func act(_ name: String, _ body: [UInt8]) async -> ServerResponse {
    guard let action = actions[name] else {
      return .problem(404, "there is no action '\(name)'")
    }
    let answer = await action.run(Data(body))
    return .file(Array(answer.body), type: "application/json", status: answer.status)
  }
}
