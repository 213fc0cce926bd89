/// Why a request is not read to its end.
enum RequestRefusal: Error, Hashable, Sendable {
  /// The first line has more bytes than `RequestLimits.line`.
  case lineTooLong

  /// The first line and the headers have more bytes than `RequestLimits.head`.
  case headTooLong

  /// The body has, or would have, more bytes than `RequestLimits.body`.
  case bodyTooLong

  /// A body comes in chunks, so that its size is not known before it is read.
  case lengthMissing

  /// It is no HTTP.
  case malformed

  /// It was not there in time.
  case tooSlow

  /// The other end went away.
  case gone

  /// What the other end is told; `nil` if nobody listens.
  var response: ServerResponse? {
    switch self {
    case .lineTooLong: .refusal(414, "the address is longer than a request may have")
    case .headTooLong: .refusal(431, "the headers are longer than a request may have")
    case .bodyTooLong: .problem(413, "the body has more than a megabyte")
    case .lengthMissing: .problem(411, "the body must say its length before it begins")
    case .malformed: .refusal(400, "this is no request that the server understands")
    case .tooSlow: .refusal(408, "the request did not arrive in time")
    case .gone: nil
    }
  }
}

/// What a request may cost before anybody knows whose it is.
struct RequestLimits: Hashable, Sendable {
  /// The bytes of the first line.
  var line = 8 << 10

  /// The bytes of the first line and all headers.
  var head = 64 << 10

  /// The bytes of the body.
  var body = 1 << 20

  /// How long the whole request may take to arrive, and the whole response to be fetched.
  var patience: Duration = .seconds(20)

  /// The connections at one time.
  var connections = 128
}
