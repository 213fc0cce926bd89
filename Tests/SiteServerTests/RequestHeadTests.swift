import Testing

@testable import SiteServer

@Suite struct RequestHeadTests {
  private static func head(_ text: String) throws -> RequestHead {
    try RequestHead(Array(text.utf8))
  }

  @Test func readsTheParts() throws {
    let head = try Self.head(
      "GET /a%20b?known=3&key=x%2Fy&flag HTTP/1.1\r\nHost: here:80\r\nCookie: a=1; b=2=3\r\n"
        + "cookie: c=\r\nX:\r\n\r\n")
    #expect(head.method == "GET" && head.path == "/a%20b")
    #expect(head.query == ["known": "3", "key": "x/y", "flag": ""])
    #expect(head.headers["host"] == "here:80" && head.headers["x"] == "")
    #expect(["a", "b", "c", "d"].map(head.cookie) == ["1", "2=3", "", nil])
    #expect(try head.bodySize() == 0)
  }

  @Test(arguments: [
    "", "\r\n", "GET /\r\n", "GET  / HTTP/1.1\r\n", "GET a HTTP/1.1\r\n", "GET / HTTP/2\r\n",
    "GET / HTTP/1.1\r\nnone\r\n", "GET / HTTP/1.1\r\n: x\r\n", "GET / HTTP/1.1\r\nHost : x\r\n",
  ])
  func refusesWhatIsNoRequest(text: String) {
    #expect(throws: RequestRefusal.malformed) { try Self.head(text) }
  }
}
