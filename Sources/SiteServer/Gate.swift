/// Decides who may talk to the server: browsers that were shown the printed address, and in them
/// pages of the server's own.
///
/// Only this machine reaches the server at all. That leaves other users of the machine, who do not
/// have the key of the printed address, and pages of other sites in the same browser: they may send
/// requests here without reading the answers (`Origin` and `Sec-Fetch-Site` tell, and the cookie is
/// not sent along), and may point a name of their own at this address to read them too (`Host`
/// tells). What runs code also needs the token, which only pages of this server's present run hold.
struct Gate: Sendable {
  /// The port that is listened on.
  var port: UInt16

  /// The secret in the printed address, which becomes a cookie.
  var key: String

  /// The secret of this run.
  var token: String

  /// What a request says of itself.
  struct Credentials: Hashable, Sendable {
    var host: String?
    var origin: String?

    /// Where the browser says that the request comes from, as `Sec-Fetch-Site`.
    var site: String?

    /// The key as a cookie, or in the address.
    var cookie: String?
    var key: String?

    var token: String?
  }

  /// Makes a token that nobody can guess: 128 random bits.
  static func makeToken() -> String {
    var generator = SystemRandomNumberGenerator()
    let bits = [generator.next() as UInt64, generator.next() as UInt64]
    return bits.map { String($0, radix: 36) }.joined()
  }

  /// The name of the cookie.
  ///
  /// Servers on other ports of the machine share a browser's cookies.
  var cookieName: String { "course-\(port)" }

  /// Returns why a request may not be answered, or `nil` if it may.
  func refusal(ofReading credentials: Credentials) -> String? {
    guard let host = credentials.host, hosts.contains(host.lowercased()) else {
      return "this server answers to \(hosts.joined(separator: " and ")) alone"
    }
    if let origin = credentials.origin, !origins.contains(origin.lowercased()) {
      return "pages of other sites may not ask this server"
    }
    if let site = credentials.site, !["same-origin", "none"].contains(site.lowercased()) {
      return "pages of other sites may not ask this server; open its address in a new tab"
    }
    guard isKey(credentials.cookie) || isKey(credentials.key) else {
      return "open the address that the server printed, with all behind '?key='; "
        + "its key lets a browser in"
    }
    return nil
  }

  /// Returns why a request may not have something done, or `nil` if it may.
  func refusal(ofActing credentials: Credentials) -> String? {
    if let refusal = refusal(ofReading: credentials) { return refusal }
    guard credentials.origin != nil, isKey(credentials.cookie), credentials.token == token else {
      return "this page is from an earlier run of the server; load it again"
    }
    return nil
  }

  /// Whether a text is the key; how long that takes does not tell how much of it is right.
  func isKey(_ text: String?) -> Bool {
    guard let text, text.utf8.count == key.utf8.count else { return false }
    return zip(text.utf8, key.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  private var origins: [String] { hosts.map { "http://\($0)" } }
}
