import Foundation
import FoundationNetworking
import Testing

@testable import SiteServer

/// A server on a port of its own, asked as a browser or another program would.
@Suite struct SiteServerTests {
  private struct Answer {
    var status: Int
    var type: String?
    var text: String
  }

  private static func server(_ actions: [ServerAction] = []) async throws -> SiteServer {
    let server = SiteServer(port: 0, actions: actions)
    try server.start()
    return server
  }

  private static func ask(
    _ server: SiteServer, _ path: String, method: String = "GET", headers: [String: String] = [:],
    body: Data? = nil
  ) async throws -> Answer {
    var request = URLRequest(url: try #require(URL(string: "\(origin(server))/\(path)")))
    request.httpShouldHandleCookies = false
    request.setValue("\(server.gate.cookieName)=\(server.gate.key)", forHTTPHeaderField: "Cookie")
    request.httpMethod = method
    request.httpBody = body
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let http = try #require(response as? HTTPURLResponse)
    return Answer(
      status: http.statusCode, type: http.value(forHTTPHeaderField: "Content-Type"),
      text: String(decoding: data, as: UTF8.self))
  }

  private static func origin(_ server: SiteServer) -> String {
    "http://127.0.0.1:\(server.gate.port)"
  }

  /// Returns the headers that a page of the server sends with an action.
  private static func own(_ server: SiteServer) async throws -> [String: String] {
    let page = try await ask(server, "").text
    let token = try #require(page.firstMatch(of: #/data-token="([^"]+)"/#)?.output.1)
    return ["Origin": origin(server), "X-Course-Token": String(token)]
  }

  @Test func handsOutTheEdition() async throws {
    let server = try await Self.server()
    #expect(try await Self.ask(server, "").status == 503, "nothing is built yet")
    let files = ["index.html": "<head></head>Hello", "404.html": "None", "a b.css": "p{}"]
    await server.publish(Edition(files: files.mapValues { Array($0.utf8) }))
    let index = try await Self.ask(server, "")
    #expect(index.status == 200 && index.type == "text/html; charset=utf-8")
    #expect(index.text.hasSuffix("</head>Hello") && index.text.contains("live.js"))
    let styles = try await Self.ask(server, "a%20b.css")
    #expect(styles.text == "p{}" && styles.type == "text/css; charset=utf-8")
    for path in ["none.html", "..%2f..%2fetc%2fpasswd", ".course/none", "%00", "%ff"] {
      let missing = try await Self.ask(server, path)
      #expect(missing.status == 404 && missing.text.hasSuffix("None"), "\(path)")
    }
    #expect(try await Self.ask(server, "", method: "DELETE").status == 405)
  }

  @Test func refusesOtherSites() async throws {
    let echo = ServerAction("echo") { .init(status: 200, body: $0) }
    let server = try await Self.server([echo])
    #expect(try await Self.ask(server, "", headers: ["Host": "evil.example"]).status == 403)
    #expect(
      try await Self.ask(server, "", headers: ["Origin": "http://evil.example"]).status == 403)
    let own = try await Self.own(server)
    let strangers = [
      [:], own.filter { $0.key == "Origin" }, own.filter { $0.key == "X-Course-Token" },
      own.merging(["Origin": "http://evil.example"]) { $1 },
    ]
    for headers in strangers {
      let answer = try await Self.ask(
        server, ".course/do/echo", method: "POST", headers: headers, body: Data("1".utf8))
      #expect(answer.status == 403, "\(headers.keys)")
    }
    let answer = try await Self.ask(
      server, ".course/do/echo", method: "POST", headers: own, body: Data("1".utf8))
    #expect(answer.status == 200 && answer.text == "1")
  }

  @Test func runsActionsAndLimitsTheirBodies() async throws {
    let server = try await Self.server([
      ServerAction("double") { body in
        guard let number = Int(String(decoding: body, as: UTF8.self)) else {
          return .refused("not a number")
        }
        return .json(["double": 2 * number])
      }
    ])
    let own = try await Self.own(server)
    func post(_ name: String, _ body: String) async throws -> Answer {
      try await Self.ask(
        server, ".course/do/\(name)", method: "POST", headers: own, body: Data(body.utf8))
    }
    #expect(try await post("double", "21").text == #"{"double":42}"#)
    let refused = try await post("double", "x")
    #expect(refused.status == 400 && refused.text == #"{"error":"not a number"}"#)
    #expect(try await post("halve", "2").status == 404)
    #expect(try await post("double", String(repeating: "1", count: 1 << 21)).status == 413)
    #expect(try await post("double", "1").status == 200, "and goes on")
  }

  @Test func takesTheKeyOnceAndGivesACookie() async throws {
    let server = try await Self.server()
    await server.publish(Edition(files: ["a.html": Array("Hello".utf8)]))
    let port = server.gate.port
    func get(_ target: String, _ headers: String = "") async throws -> String {
      try await RawClient.exchange(
        "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(headers)\r\n", port: port)
    }
    for target in ["/", "/a.html", "/.course/live.js", "/?key=", "/?key=\(server.gate.token)"] {
      let stranger = try await get(target)
      #expect(stranger.hasPrefix("HTTP/1.1 403 ") && !stranger.contains(server.gate.token))
      #expect(stranger.contains("open the address that the server printed"))
    }
    let first = try await get("//a.html?key=\(server.gate.key)")
    #expect(first.hasPrefix("HTTP/1.1 303 ") && first.contains("\r\nLocation: /a.html\r\n"))
    let cookie = try #require(
      first.firstMatch(of: #/Set-Cookie: (\S+=\w+); Path=/; HttpOnly; SameSite=Strict\r\n/#)
    ).output.1
    #expect(try await get("/a.html", "Cookie: other=1; \(cookie)\r\n").hasSuffix("Hello"))
    let crossing = try await get("/a.html", "Cookie: \(cookie)\r\nSec-Fetch-Site: cross-site\r\n")
    #expect(crossing.hasPrefix("HTTP/1.1 403 "))
  }

  @Test func keepsOtherSitesOutWithEveryResponse() async throws {
    let server = try await Self.server()
    let port = server.gate.port
    let own = "Host: 127.0.0.1:\(port)\r\nCookie: \(server.gate.cookieName)=\(server.gate.key)\r\n"
    for request in [
      "GET / HTTP/1.1\r\n\(own)\r\n", "GET / HTTP/1.1\r\n\r\n", "x\r\n\r\n",
      "GET /?key=\(server.gate.key) HTTP/1.1\r\n\(own)\r\n",
      "POST /.course/do/x HTTP/1.1\r\n\(own)\r\n",
    ] {
      let answer = try await RawClient.exchange(request, port: port)
      for header in [
        "Content-Security-Policy: default-src 'self'; ", "frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy: same-origin", "X-Frame-Options: DENY",
        "X-Content-Type-Options: nosniff", "Cache-Control: no-store",
      ] { #expect(answer.contains(header), "\(request): \(answer)") }
    }
  }

  @Test func saysThatThePortIsTaken() async throws {
    let first = try await Self.server()
    let port = try #require(URL(string: first.address)?.port).magnitude
    #expect(throws: ServerError.portInUse(UInt16(port))) {
      try SiteServer(port: UInt16(port)).start()
    }
  }
}
