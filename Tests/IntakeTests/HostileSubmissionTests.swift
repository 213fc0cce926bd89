import Archives
import Foundation
import GradeRecords
import Intake
import Testing

/// One honest neighbour is taken in beside each hostile submission.
struct HostileSubmissionTests {
  /// Fills a folder with an honest submission, lets a test add Eve's, and returns Eve's.
  private func eve(
    _ fill: (SubmissionFolder) throws -> Void
  ) throws -> (submission: ReceivedSubmission?, problems: [IntakeProblem]) {
    let folder = try SubmissionFolder()
    try folder.write("honest", to: "ada/work/doublings.swift")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "eve/work"), withIntermediateDirectories: true)
    try fill(folder)
    let (listing, submissions) = try folder.read()
    let ada = submissions.first { $0.source.student == "ada" }
    #expect(ada?.texts == ["doublings": "honest"] && ada?.refused == [])
    return (submissions.first { $0.source.student == "eve" }, listing.problems)
  }

  @Test(arguments: ["/etc/passwd", "../../ada/work/doublings.swift", "doublings.swift", "."])
  func followsNoLink(to target: String) throws {
    let (submission, _) = try eve { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.path + "/eve/work/doublings.swift", withDestinationPath: target)
    }
    #expect(submission?.reasons == ["doublings": "it is a symbolic link"])
    #expect(submission?.texts == [:])
  }

  @Test func followsNoLinkToAFolder() throws {
    let (_, problems) = try eve { folder in
      try FileManager.default.removeItem(atPath: folder.url.path + "/eve")
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.path + "/eve", withDestinationPath: folder.url.path + "/ada")
    }
    #expect(problems.map(\.reason) == ["it is a symbolic link"])
    let (submission, _) = try eve { folder in
      try FileManager.default.removeItem(atPath: folder.url.path + "/eve/work")
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.path + "/eve/work", withDestinationPath: "../ada/work")
    }
    #expect(submission?.texts == [:])
    #expect(submission?.refused.map(\.reason) == ["it is a symbolic link"])
  }

  @Test func doesNotWaitAtAPipe() throws {
    let (submission, _) = try eve { folder in
      #expect(mkfifo(folder.url.path + "/eve/work/doublings.swift", 0o644) == 0)
    }
    #expect(submission?.reasons == ["doublings": "it is a named pipe, not a file"])
  }

  @Test func refusesAHardLinkToAnotherFile() throws {
    // The neighbour's file has two names then, too, so a third file is linked.
    let (submission, _) = try eve { folder in
      try folder.write("secret", to: "secret.md")
      try FileManager.default.linkItem(
        atPath: folder.url.path + "/secret.md",
        toPath: folder.url.path + "/eve/work/doublings.swift")
    }
    #expect(submission?.reasons == ["doublings": "it is a hard link to another file"])
  }

  @Test func refusesADeviceWhereOneCanBeMade() throws {
    let (submission, _) = try eve { folder in
      guard mknod(folder.url.path + "/eve/work/doublings.swift", S_IFCHR | 0o644, 0x0101) == 0
      else { return }
    }
    if geteuid() == 0 {
      #expect(submission?.reasons == ["doublings": "it is a device, not a file"])
    }
  }

  @Test func refusesWhatIsNoText() throws {
    for (bytes, reason) in [
      ([0xFF, 0xFE, 0x61, 0x00], "it is text in UTF-16; save it as UTF-8"),
      ([0x61, 0xC3, 0x28], "it is not text in UTF-8"),
      ([UInt8](repeating: 0x20, count: 1 << 18 + 1), "it has more than 256 KiB"),
    ] as [([UInt8], String)] {
      let (submission, _) = try eve { try $0.write(bytes, to: "eve/work/doublings.swift") }
      #expect(submission?.reasons == ["doublings": reason])
    }
  }

  @Test func refusesTwoFilesForOneExerciseAndKeepsTheOthers() throws {
    let (submission, _) = try eve { folder in
      try folder.write("1", to: "eve/work/doublings.swift")
      try folder.write("2", to: "eve/work/Doublings.swift")
      try folder.write("3", to: "eve/work/output-size.swift")
    }
    #expect(submission?.texts == ["output-size": "3"])
    #expect(submission?.reasons["doublings"]?.hasPrefix("more than one file") == true)
  }

  @Test func refusesTwoSubmissionsOfOneStudent() throws {
    for pair in [("eve", "EVE"), ("zo\u{E9}", "zoe\u{301}")] {
      let (_, problems) = try eve { folder in
        for name in [pair.0, pair.1] { try folder.write("1", to: "\(name)/doublings.swift") }
      }
      #expect(problems.count == 2, "\(problems)")
    }
  }

  @Test func showsNamesOfBytesHarmlessly() throws {
    let (_, problems) = try eve { folder in
      for name in ["a\u{1B}[31m\u{202E}", "=1+1", "x\ny"] {
        try folder.write("1", to: "\(name)/doublings.swift")
      }
    }
    #expect(
      problems.map(\.path).sorted() == ["=1+1", "a\\u{1b}[31m\\u{202e}", "x\\u{a}y"])
  }

  @Test func refusesFoldersThatAreTooDeepOrTooFull() throws {
    let deep = Array(repeating: "d", count: 40).joined(separator: "/")
    let (submission, _) = try eve { try $0.write("1", to: "eve/\(deep)/doublings.swift") }
    #expect(submission?.refusal == "its folders are more than 16 deep")
    let folder = try SubmissionFolder()
    for number in 0..<30 { try folder.write("1", to: "eve/\(number).txt") }
    var limits = IntakeLimits()
    limits.entries = 20
    #expect(try folder.only(limits: limits).refusal == "it has more than 20 files")
  }

  @Test(arguments: [
    "../doublings.swift", "/etc/doublings.swift", "work/../../eve-evil/doublings.swift",
    "C:/doublings.swift", "work\\doublings.swift", "..\\..\\doublings.swift", "./../x", "..",
  ])
  func refusesAnArchiveWithAPathThatLeadsOut(path: String) throws {
    let (submission, _) = try eve { folder in
      try folder.write(
        SubmissionFolder.zip([("work/output-size.swift", "1"), (path, "2")]), to: "eve/eve.zip")
    }
    #expect(submission?.texts == [:])
    #expect(submission?.refusal?.contains("a path that leads out of it") == true)
  }

  @Test func refusesArchivesThatUnpackToTooMuch() throws {
    let folder = try SubmissionFolder()
    let block = String(repeating: "0", count: 1 << 20)
    let answer = ("work/doublings.swift", "1")
    var limits = IntakeLimits()
    limits.unpackedBytes = 8 << 20
    for (count, words) in [(7, nil), (8, "unpacks to more than 8 MiB")] as [(Int, String?)] {
      let files = (0..<count).map { ("\($0).bin", block) } + [answer]
      try folder.write(SubmissionFolder.zip(files), to: "eve.zip")
      let submission = try folder.only(limits: limits)
      #expect(submission.texts == (words == nil ? ["doublings": "1"] : [:]))
      #expect(submission.refusal?.contains(words ?? "-") ?? (words == nil))
    }
    let bomb = ("zeros.txt", String(repeating: block, count: 6))
    try folder.write(SubmissionFolder.zip([bomb, answer]), to: "eve.zip")
    #expect(try folder.only().refusal?.contains("200 times its size") == true)
  }

  @Test func refusesAnAnswerThatSaysItIsSmall() throws {
    var bytes = try SubmissionFolder.zip([
      ("work/doublings.swift", String(repeating: " ", count: 1 << 19))
    ])
    // The sizes in both headers of the file are at these places behind their signatures.
    for (signature, place) in [([0x50, 0x4B, 3, 4], 22), ([0x50, 0x4B, 1, 2], 24)]
      as [([UInt8], Int)]
    {
      let start = try #require(
        bytes.indices.first { bytes[$0...].starts(with: signature) })
      bytes.replaceSubrange(start + place..<start + place + 4, with: [16, 0, 0, 0])
    }
    let (submission, _) = try eve { try $0.write(bytes, to: "eve/eve.zip") }
    #expect(submission?.texts == [:])
    #expect(submission?.reasons["doublings"] != nil)
  }

  @Test func opensNoArchiveWithinAnArchive() throws {
    let inner = String(decoding: try SubmissionFolder.zip([("a", "1")]), as: UTF8.self)
    let (submission, _) = try eve { folder in
      try folder.write(
        SubmissionFolder.zip([("inner.zip", inner), ("work/doublings.swift", "1")]),
        to: "eve/eve.zip")
      try folder.write("tar", to: "eve/work.tar.gz")
    }
    #expect(submission?.texts == ["doublings": "1"])
    #expect(submission?.refused.map(\.path).sorted() == ["eve.zip/inner.zip", "work.tar.gz"])
  }

  @Test func refusesRubbishThatIsCalledAnArchive() throws {
    let whole = try SubmissionFolder.zip([("work/doublings.swift", "1")])
    for bytes in [[], [0x50, 0x4B], Array(whole.dropLast(10)), [UInt8](repeating: 7, count: 5000)] {
      let (submission, _) = try eve { try $0.write(bytes, to: "eve/eve.zip") }
      #expect(submission?.refusal?.hasPrefix("eve.zip: it is not a zip archive") == true)
    }
  }

  @Test func survivesArchivesWithAnyByteChanged() throws {
    let whole = try SubmissionFolder.zip([
      ("work/doublings.swift", "let a = 1"), ("work/output-size.swift", "let b = 2"),
    ])
    let folder = try SubmissionFolder()
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0x41
      try folder.write(bytes, to: "eve.zip")
      let submission = try folder.only()
      #expect(submission.answers.allSatisfy { $0.text.utf8.count == 9 })
    }
  }

  @Test func ignoresWhatWouldSteerACompiler() throws {
    let (submission, _) = try eve { folder in
      for name in ["Package.swift", "module.modulemap", "Makefile", "doublings.o"] {
        try folder.write("x", to: "eve/work/\(name)")
      }
      try folder.write("1", to: "eve/work/doublings.swift")
    }
    #expect(submission?.texts == ["doublings": "1"])
  }
}
