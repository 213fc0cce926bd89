import Testing

@testable import SiteServer

@Suite struct GateTests {
  private static let gate = Gate(port: 4000, token: "secret")

  @Test(arguments: ["127.0.0.1:4000", "localhost:4000", "LOCALHOST:4000"])
  func answersToItsOwnNames(host: String) {
    #expect(Self.gate.refusal(ofReading: .init(host: host)) == nil)
  }

  @Test(arguments: [nil, "", "127.0.0.1", "127.0.0.1:80", "evil.example:4000", "127.0.0.1:4000.x"])
  func refusesOtherNames(host: String?) {
    #expect(Self.gate.refusal(ofReading: .init(host: host)) != nil)
  }

  @Test(arguments: ["null", "http://evil.example", "https://localhost:4000", "http://localhost:1"])
  func refusesPagesOfOtherSites(origin: String) {
    let credentials = Gate.Credentials(host: "localhost:4000", origin: origin, token: "secret")
    #expect(Self.gate.refusal(ofReading: credentials) != nil)
    #expect(Self.gate.refusal(ofActing: credentials) != nil)
  }

  @Test func actsOnlyForPagesOfThisRun() {
    var credentials = Gate.Credentials(
      host: "localhost:4000", origin: "http://localhost:4000", token: "secret")
    #expect(Self.gate.refusal(ofActing: credentials) == nil)
    credentials.token = "older"
    #expect(Self.gate.refusal(ofActing: credentials) != nil)
    credentials.token = nil
    #expect(Self.gate.refusal(ofActing: credentials) != nil)
    credentials.token = "secret"
    credentials.origin = nil
    #expect(Self.gate.refusal(ofActing: credentials) != nil)
  }

  @Test func tokensAreLongAndNeverTheSame() {
    let tokens = Set((0..<100).map { _ in Gate.makeToken() })
    #expect(tokens.count == 100)
    #expect(tokens.allSatisfy { $0.count > 15 })
  }
}
