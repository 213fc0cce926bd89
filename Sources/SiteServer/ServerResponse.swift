/// What a browser is answered, with the headers that keep other sites away from it.
struct ServerResponse: Hashable, Sendable {
  /// The HTTP status.
  var status: Int

  /// Headers beside those of every response, by name.
  var headers: [String: String]

  /// The content.
  var body: [UInt8]

  /// Returns a response with a file.
  static func file(_ bytes: [UInt8], type: String, status: Int = 200) -> ServerResponse {
    ServerResponse(status: status, headers: ["Content-Type": type], body: bytes)
  }

  /// Returns a response to the script of a page: why nothing is done.
  static func problem(_ status: Int, _ reason: String) -> ServerResponse {
    .file(
      Array(ServerAction.Answer.refused(reason).body), type: FileType.contentType(of: "a.json"),
      status: status)
  }

  /// Returns the response to a client that is not let in: one line.
  static func refusal(_ status: Int, _ reason: String) -> ServerResponse {
    .file(Array((reason + "\n").utf8), type: FileType.contentType(of: "a.txt"), status: status)
  }

  /// What is sent.
  ///
  /// A connection carries one response.
  var encoded: [UInt8] {
    let own = headers.merging(["Content-Length": "\(body.count)"]) { $1 }
    let fields = Self.commonHeaders.merging(own) { $1 }.sorted { $0.key < $1.key }
    let lines =
      ["HTTP/1.1 \(status) \(Self.phrases[status] ?? "Status")"]
      + fields.map { "\($0.key): \($0.value)" }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  /// Pages run scripts of the server alone, the live figures' module among them, and lie in no frame.
  ///
  /// Styles may stand in the page: figures and formulas have them.
  private static let policy = [
    "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:",
    "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  private static let commonHeaders = [
    "Cache-Control": "no-store",
    "Connection": "close",
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    // The address may hold the key.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
  ]

  private static let phrases = [
    200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 408: "Request Timeout", 411: "Length Required",
    413: "Content Too Large", 414: "URI Too Long", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 503: "Service Unavailable", 504: "Gateway Timeout",
  ]
}
