import GradeRecords
import Testing

struct GradingPolicyTests {
  private var policy: GradingPolicy {
    var policy = GradingPolicy()
    policy.dueAt = Moment("2026-11-30T23:59:00+01:00")
    policy.graceDays = 1
    policy.penaltyPerDay = 0.1
    policy.closesAt = Moment("2026-12-05T23:59:00+01:00")
    policy.extensions["ada"] = Moment("2026-12-02T23:59:00+01:00")
    return policy
  }

  private func lateness(_ time: String, of student: String = "zoe") -> Lateness? {
    policy.lateness(receivedAt: Moment(time), of: student)
  }

  @Test func countsDaysThatHaveBegun() {
    #expect(lateness("2026-11-30T22:59:00Z") == Lateness(seconds: 0, graceDays: 0, penalty: 0))
    #expect(lateness("2026-11-30T22:59:01Z") == Lateness(seconds: 1, graceDays: 1, penalty: 0))
    #expect(lateness("2026-12-01T22:59:00Z")?.penalty == 0)
    #expect(lateness("2026-12-01T22:59:01Z")?.penalty == 0.1)
    #expect(lateness("2026-12-03T10:00:00Z")?.penalty == 0.2)
  }

  @Test func closesAndExtends() {
    #expect(lateness("2026-12-05T22:59:01Z")?.penalty == 1)
    #expect(lateness("2026-12-02T22:59:00Z", of: "ada")?.seconds == 0)
    #expect(lateness("2026-12-06T10:00:00Z", of: "ada")?.penalty == 0.3, "the end moves too")
  }

  @Test func knowsNoLatenessWithoutTimes() {
    #expect(GradingPolicy().lateness(receivedAt: .now, of: "ada") == nil)
    #expect(policy.lateness(receivedAt: nil, of: "ada") == nil)
  }
}
