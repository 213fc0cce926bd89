import Foundation
import Testing

/// Books and checkouts that are moved, copied, mounted elsewhere or brought back from a cache.
@Suite struct RelocationTests {
  /// What happens to a folder: the command is given its path and a free one beside it.
  enum Move: String, CaseIterable {
    case renamed = #"mv "$1" "$2""#
    case copied = #"cp -a "$1" "$2""#
    case restored = #"cp -r "$1" "$2" && find "$2" -exec touch -d 2021-03-04 {} +"#
    case linked = #"ln -s "$1" "$2""#

    /// Does it; returns where the folder is now.
    func apply(to folder: URL) throws -> URL {
      let place = folder.deletingLastPathComponent()
        .appending(path: "\(folder.lastPathComponent)-\(rawValue.prefix(2))")
      let command = ["sh", "-ec", rawValue, "sh", folder.path, place.path]
      let result = try CourseProcess(command: command, in: folder.deletingLastPathComponent()).run()
      #expect(result.status == 0, "\(result.errors)")
      return place
    }
  }

  /// A book with an exercise that is compared with its reference.
  private func smallBook() throws -> BookFolder {
    let book = try BookFolder(chapters: [BookFolder.chapter("One", "Text.")])
    #expect(try book.course("new", "exercise", "doubling").status == 0)
    return book
  }

  /// A book that also has one that a property decides, whose judge is kept as a program.
  private func book() throws -> BookFolder {
    let book = try smallBook()
    try book.write(
      """
      ---
      title: A pair
      kind: value
      points: 1
      chapter: 01-chapter
      entry: "let pair: [Int]"
      seconds: 20
      ---

      Which?

      ## Hints

      1. Count.

      """, to: "exercises/pair/exercise.md")
    try book.write("let pair: [Int] = []\n", to: "exercises/pair/Starter.swift")
    try book.write(
      """
      import ExerciseChecks
      let checks = Checks(property: { (pair: [Int]) in
        pair.count == 2 ? .holds : .fails("a pair has two numbers")
      })
      func addCases() { checks.group("pair", points: 1) { checks.example("") } }

      """, to: "exercises/pair/Checks.swift")
    return book
  }

  private func solve(_ folder: URL, note: String) throws {
    let work = folder.appending(path: "work")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    try Data("let pair: [Int] = [1, 2]  // \(note)\n".utf8)
      .write(to: work.appending(path: "pair.swift"))
    let doubled = """
      import TensorCore
      func doubled(_ input: Tensor, times: Int) -> Tensor { input * Float(1 << times) }
      // \(note)

      """
    try Data(doubled.utf8).write(to: work.appending(path: "doubling.swift"))
  }

  private func expectSolved(in folder: URL) throws {
    for exercise in ["pair", "doubling"] {
      let result = try CourseProcess(["check", exercise], in: folder).run()
      #expect(
        result.status == 0, "\(exercise) in \(folder.path):\n\(result.output)\(result.errors)")
    }
  }

  @Test(arguments: Move.allCases) func changesNoVerdictOfABook(move: Move) throws {
    let book = try book()
    try solve(book.url, note: "first")
    try expectSolved(in: book.url)
    let moved = try move.apply(to: book.url)
    try expectSolved(in: moved)
    // What is not in the cache of reports is compiled again, and the checks with it.
    try solve(moved, note: "second")
    try expectSolved(in: moved)
    try FileManager.default.removeItem(at: moved.appending(path: ".course/exercises"))
    try expectSolved(in: moved)
  }

  @Test func changesNoVerdictOfABookThatIsMovedBack() throws {
    let book = try book()
    try solve(book.url, note: "first")
    try expectSolved(in: book.url)
    let moved = try Move.renamed.apply(to: book.url)
    try solve(moved, note: "second")
    try expectSolved(in: moved)
    try FileManager.default.moveItem(at: moved, to: book.url)
    try solve(book.url, note: "third")
    try expectSolved(in: book.url)
  }

  @Test func changesNoVerdictOfAStudentsCopy() throws {
    let book = try smallBook()
    let release = try book.course("release", "students")
    #expect(release.status == 0, "\(release.output)\(release.errors)")
    let copy = book.url.appending(path: "students")
    let doubling = { (folder: URL) in
      let result = try CourseProcess(["check", "doubling"], in: folder).run()
      #expect(result.status == 0, "\(folder.path):\n\(result.output)\(result.errors)")
    }
    try solve(copy, note: "first")
    try doubling(copy)
    for move in [Move.copied, .restored, .renamed] {
      let moved = try move.apply(to: copy)
      try solve(moved, note: "\(move)")
      try doubling(moved)
    }
  }

  @Test(
    .enabled(if: AdversityTests.mounting != nil, "nobody may mount a file system here"))
  func changesNoVerdictOfABookThatIsMountedElsewhere() throws {
    let book = try book()
    try solve(book.url, note: "first")
    try expectSolved(in: book.url)
    try solve(book.url, note: "second")
    let script = #"mount --bind "$PWD" /mnt && cd /mnt && "$1" check pair && "$1" check doubling"#
    let command =
      try #require(AdversityTests.mounting)
      + ["sh", "-c", script, "sh", CourseProcess.program]
    let result = try CourseProcess(command: command, in: book.url).run()
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}

/// The `course` script in a checkout that was built somewhere else.
@Suite struct CheckoutTests {
  /// A package of one file, with our own script: what it builds prints a word.
  private func checkout() throws -> BookFolder {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "course")
    let folder = try BookFolder(chapters: [])
    try FileManager.default.copyItem(at: script, to: folder.url.appending(path: "course"))
    try folder.write(
      """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "course",
        targets: [.target(name: "Word"), .executableTarget(name: "course", dependencies: ["Word"])])

      """, to: "Package.swift")
    try folder.write("none\n", to: "Plugins/README.md")
    try folder.write("int word(void);\n", to: "Sources/Word/include/Word.h")
    try folder.write(
      "#include \"Word.h\"\nint word(void) { return 1; }\n", to: "Sources/Word/word.c")
    try folder.write(
      "import Glibc\nimport Word\nprint(\"word\", word(), getenv(\"HOME\") != nil)\n",
      to: "Sources/course/main.swift")
    return folder
  }

  private func word(in folder: URL) throws -> String {
    let result = try CourseProcess(command: ["./course"], in: folder).run()
    return result.status == 0 ? result.output : "\(result.output)\(result.errors)"
  }

  private func edit(_ folder: URL, to number: Int) throws {
    try Data("#include \"Word.h\"\nint word(void) { return \(number); }\n".utf8)
      .write(to: folder.appending(path: "Sources/Word/word.c"))
    let main = folder.appending(path: "Sources/course/main.swift")
    let text = String(decoding: try Data(contentsOf: main), as: UTF8.self)
    try Data((text + "// \(number)\n").utf8).write(to: main)
  }

  @Test func isBuiltAgainAfterItWasMoved() throws {
    let folder = try checkout()
    let first = try word(in: folder.url)
    #expect(first == "word 1 true\n")
    let copy = try RelocationTests.Move.copied.apply(to: folder.url)
    // Nothing to build: the tool is there.
    let fingerprint = copy.appending(path: ".build/course.log")
    let built = try FileManager.default.attributesOfItem(atPath: fingerprint.path)
    #expect(try word(in: copy) == "word 1 true\n")
    let seen = try FileManager.default.attributesOfItem(atPath: fingerprint.path)
    #expect(built[.modificationDate] as? Date == seen[.modificationDate] as? Date)
    try edit(copy, to: 2)
    #expect(try word(in: copy) == "word 2 true\n")
    let moved = try RelocationTests.Move.renamed.apply(to: copy)
    try edit(moved, to: 3)
    #expect(try word(in: moved) == "word 3 true\n")
  }
}
