import Testing

@testable import SiteServer

@Suite struct GateTests {
  private static let gate = Gate(port: 4000, key: "key", token: "secret")

  @Test(arguments: ["127.0.0.1:4000", "localhost:4000", "LOCALHOST:4000"])
  func answersToItsOwnNames(host: String) {
    #expect(Self.gate.refusal(ofReading: .init(host: host, cookie: "key")) == nil)
  }

  @Test(arguments: [nil, "", "127.0.0.1", "127.0.0.1:80", "evil.example:4000", "127.0.0.1:4000.x"])
  func refusesOtherNames(host: String?) {
    #expect(Self.gate.refusal(ofReading: .init(host: host, cookie: "key")) != nil)
  }

  @Test(arguments: ["null", "http://evil.example", "https://localhost:4000", "http://localhost:1"])
  func refusesPagesOfOtherSites(origin: String) {
    let credentials = Gate.Credentials(
      host: "localhost:4000", origin: origin, cookie: "key", token: "secret")
    #expect(Self.gate.refusal(ofReading: credentials) != nil)
    #expect(Self.gate.refusal(ofActing: credentials) != nil)
  }

  @Test func actsOnlyForPagesOfThisRun() {
    var credentials = Gate.Credentials(
      host: "localhost:4000", origin: "http://localhost:4000", cookie: "key", token: "secret")
    #expect(Self.gate.refusal(ofActing: credentials) == nil)
    credentials.token = "older"
    #expect(Self.gate.refusal(ofActing: credentials) != nil)
    credentials.token = nil
    #expect(Self.gate.refusal(ofActing: credentials) != nil)
    credentials.token = "secret"
    credentials.origin = nil
    #expect(Self.gate.refusal(ofActing: credentials) != nil)
    credentials.origin = "http://localhost:4000"
    credentials.cookie = nil
    #expect(Self.gate.refusal(ofActing: credentials) != nil)
    credentials.key = "key"
    #expect(Self.gate.refusal(ofActing: credentials) != nil, "the address alone does not act")
  }

  @Test(arguments: [
    (nil, nil, false), ("key", nil, true), (nil, "key", true), ("kex", nil, false),
    (nil, "key2", false), ("", "", false), ("old", "key", true),
  ])
  func letsNobodyInWithoutTheKey(cookie: String?, key: String?, isLetIn: Bool) {
    let credentials = Gate.Credentials(host: "localhost:4000", cookie: cookie, key: key)
    #expect((Self.gate.refusal(ofReading: credentials) == nil) == isLetIn)
  }

  @Test(arguments: [
    (nil, true), ("none", true), ("same-origin", true), ("same-site", false), ("cross-site", false),
    ("Cross-Site", false),
  ])
  func refusesRequestsThatOtherSitesCaused(site: String?, isLetIn: Bool) {
    let credentials = Gate.Credentials(
      host: "localhost:4000", site: site, cookie: "key", key: "key")
    #expect((Self.gate.refusal(ofReading: credentials) == nil) == isLetIn)
  }

  @Test func tokensAreLongAndNeverTheSame() {
    let tokens = Set((0..<100).map { _ in Gate.makeToken() })
    #expect(tokens.count == 100)
    #expect(tokens.allSatisfy { $0.count > 15 })
  }
}
