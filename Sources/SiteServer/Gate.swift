/// Decides who may talk to the server: pages of its own, not other sites in the same browser.
///
/// Only this machine reaches the server at all. That leaves pages of other sites: they may send
/// requests here without reading the answers (`Origin` tells), and may point a name of their own at
/// this address to read them too (`Host` tells). What runs code also needs the token, which only
/// pages of this server's present run hold.
struct Gate: Sendable {
  /// The port that is listened on.
  var port: UInt16

  /// The secret of this run.
  var token: String

  /// What a request says of itself.
  struct Credentials: Hashable, Sendable {
    var host: String?
    var origin: String?
    var token: String?
  }

  /// Makes a token that nobody can guess: 128 random bits.
  static func makeToken() -> String {
    var generator = SystemRandomNumberGenerator()
    let bits = [generator.next() as UInt64, generator.next() as UInt64]
    return bits.map { String($0, radix: 36) }.joined()
  }

  /// Returns why a request may not be answered, or `nil` if it may.
  func refusal(ofReading credentials: Credentials) -> String? {
    guard let host = credentials.host, hosts.contains(host.lowercased()) else {
      return "this server answers to \(hosts.joined(separator: " and ")) alone"
    }
    if let origin = credentials.origin, !origins.contains(origin.lowercased()) {
      return "pages of other sites may not ask this server"
    }
    return nil
  }

  /// Returns why a request may not have something done, or `nil` if it may.
  func refusal(ofActing credentials: Credentials) -> String? {
    if let refusal = refusal(ofReading: credentials) { return refusal }
    guard credentials.origin != nil, credentials.token == token else {
      return "this page is from an earlier run of the server; load it again"
    }
    return nil
  }

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  private var origins: [String] { hosts.map { "http://\($0)" } }
}
