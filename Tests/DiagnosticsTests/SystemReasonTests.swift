import Diagnostics
import Foundation
import Testing

struct SystemReasonTests {
  @Test func saysWhatTheSystemSays() {
    do {
      try Data().write(to: URL(filePath: "/proc/no-such-folder/file"))
      Issue.record("nothing can be written there")
    } catch {
      #expect(error.systemReason == "No such file or directory")
    }
  }

  @Test func describesOtherErrors() {
    struct Odd: Error, CustomStringConvertible {
      let description = "odd"
    }
    #expect(Odd().systemReason == "odd")
  }
}
