import Foundation
import Testing

@testable import SiteServer

/// What strangers may send without harm: the server answers the next browser all the same.
@Suite struct ServerLimitTests {
  private static func server(
    _ limits: RequestLimits = RequestLimits(patience: .seconds(600)),
    actions: [ServerAction] = []
  ) async throws -> SiteServer {
    let server = SiteServer(port: 0, key: nil, actions: actions, limits: limits)
    try server.start()
    await server.publish(Edition(files: ["index.html": Array("Hello".utf8)]))
    return server
  }

  private static func port(_ server: SiteServer) throws -> UInt16 {
    try #require(server.listener?.port)
  }

  /// The headers of a browser that was let in.
  private static func own(_ server: SiteServer) throws -> String {
    "Host: 127.0.0.1:\(try port(server))\r\nCookie: \(server.gate.cookieName)=\(server.gate.key)\r\n"
  }

  private static func expectAnswer(_ server: SiteServer) async throws {
    let answer = try await RawClient.exchange(
      "GET / HTTP/1.1\r\n\(try own(server))\r\n", port: try port(server))
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.hasSuffix("Hello"))
  }

  @Test func endsEndlessLinesAndHeaders() async throws {
    let server = try await Self.server()
    let port = try Self.port(server)
    let line = try await RawClient.exchange(
      "GET /" + String(repeating: "a", count: 3_000_000), port: port)
    #expect(line.hasPrefix("HTTP/1.1 414 "))
    let field = "X: " + String(repeating: "b", count: 1000) + "\r\n"
    let head = try await RawClient.exchange(
      "GET / HTTP/1.1\r\n" + String(repeating: field, count: 3000), port: port)
    #expect(head.hasPrefix("HTTP/1.1 431 "))
    let long = String(repeating: "c", count: 8000)
    let fits = try await RawClient.exchange(
      "GET /?\(long) HTTP/1.1\r\n\(try Self.own(server))\(String(repeating: field, count: 50))\r\n",
      port: port)
    #expect(fits.hasPrefix("HTTP/1.1 200 "))
    try await Self.expectAnswer(server)
  }

  @Test func refusesBodiesBeforeTheyAreSent() async throws {
    let echo = ServerAction("echo") { .init(status: 200, body: $0) }
    let server = try await Self.server(actions: [echo])
    let port = try Self.port(server)
    let action =
      "POST /.course/do/echo HTTP/1.1\r\n\(try Self.own(server))"
      + "Origin: http://127.0.0.1:\(port)\r\nX-Course-Token: \(server.gate.token)\r\n"
    // Nobody sends the bodies that these announce; the answer comes all the same.
    let refusals = [
      "\(action)Content-Length: 1048577\r\n\r\n": 413,
      "\(action)Content-Length: 99999999999999999999999\r\n\r\n": 413,
      "\(action)Content-Length: -1\r\n\r\n": 400,
      "\(action)Content-Length: 1\r\nContent-Length: 2\r\n\r\n": 400,
      "\(action)Transfer-Encoding: chunked\r\n\r\n": 411,
      "POST /.course/do/echo HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: 9\r\n\r\n": 403,
      "nonsense\r\n\r\n": 400, "GET / HTTP/1.1\r\n folded\r\n\r\n": 400,
    ]
    for (request, status) in refusals {
      let answer = try await RawClient.exchange(request, port: port)
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(request): \(answer)")
    }
    let accepted = try await RawClient.exchange("\(action)Content-Length: 2\r\n\r\nhi", port: port)
    #expect(accepted.hasPrefix("HTTP/1.1 200 OK\r\n") && accepted.hasSuffix("\r\n\r\nhi"))
  }

  @Test func givesUpOnWhoeverSaysNothing() async throws {
    let server = try await Self.server(RequestLimits(patience: .milliseconds(50)))
    var answer = ""
    // A connection on which nothing came is closed without a word.
    while answer.isEmpty {
      answer = try await RawClient.exchange("GET / HT", port: try Self.port(server))
    }
    #expect(answer.hasPrefix("HTTP/1.1 408 "))
  }

  @Test func dropsTheOldestHalfSentRequestForANewOne() async throws {
    let server = try await Self.server(RequestLimits(patience: .seconds(600), connections: 4))
    let port = try Self.port(server)
    let silent = try (0..<40).map { _ in
      let client = try RawClient(port: port)
      client.send("GET / HT")
      return client
    }
    try await Self.expectAnswer(server)
    #expect(await silent[0].receiveAll() == "")
  }

  @Test func saysThatItCanAcceptNothingAnyMore() async throws {
    let server = try await Self.server()
    await #expect(throws: ServerError.stopped(reason: "Invalid argument")) {
      try await server.whileServing {
        server.listener?.breakOff()
        while !Task.isCancelled { await Task.yield() }
      }
    }
    try await Self.server().whileServing {}
  }

  /// In a process of its own, since descriptors are those of a process.
  @Test func survivesTheLackOfDescriptors() async {
    await #expect(processExitsWith: .success) {
      let server = SiteServer(
        port: 0, key: "k", actions: [], limits: RequestLimits(patience: .seconds(600)))
      try server.start()
      let port = try #require(server.listener?.port)
      var limit = rlimit(rlim_cur: 64, rlim_max: 64)
      setrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit)
      var taken: [Int32] = []
      while case let descriptor = dup(0), descriptor >= 0 { taken.append(descriptor) }
      // One descriptor for a client, none for the server's end of the connection.
      close(taken.removeLast())
      let client = try RawClient(port: port)
      client.send("GET / HTTP/1.0\r\n\r\n")
      for descriptor in taken { close(descriptor) }
      guard await client.receiveAll().hasPrefix("HTTP/1.1 403 ") else { exit(1) }
      exit(0)
    }
  }
}
