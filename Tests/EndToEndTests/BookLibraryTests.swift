import BookModel
import Foundation
import Testing

/// Books with code of their own, and without ours.
struct BookLibraryTests {
  /// A copy of one of the books in `Examples`.
  private func example(_ name: String) throws -> BookFolder {
    let root = try #require(Book.root(containing: #filePath))
    let book = try BookFolder(chapters: [])
    try FileManager.default.removeItem(at: book.url)
    try FileManager.default.copyItem(
      at: URL(filePath: "\(root)/Examples/\(name)"), to: book.url)
    for made in [".course", "site"] {
      try? FileManager.default.removeItem(at: book.url.appending(path: made))
    }
    return book
  }

  @Test(
    arguments: [
      ("containers", "  snippets run            6\n"),
      ("complex-numbers", "  conditions              3\n"),
      ("two-languages", "  values in prose         4\n"),
    ])
  func checksAndBuildsTheExamples(name: String, count: String) throws {
    let book = try example(name)
    let check = try book.course("check")
    #expect(check.status == 0 && check.output.contains(count), "\(check.output)\(check.errors)")
    #expect(check.output.hasSuffix("the book is right\n"))
    let build = try book.course("build")
    #expect(build.status == 0, "\(build.output)\(build.errors)")
    #expect(try book.files().contains("site/public/index.html"))
    // Nothing is built or run again.
    let again = try book.course("check", "--explain")
    #expect(again.output.contains("all from the cache"), "\(again.output)")
  }

  @Test func saysTheLanguageOfAChapter() throws {
    let book = try example("two-languages")
    #expect(try book.course("build").status == 0)
    #expect(
      try book.read("site/public/02-mass.html").contains("<article class=\"chapter\" lang=\"de\">"))
    #expect(try book.read("site/public/01-measure.html").contains("<article class=\"chapter\">"))
  }

  @Test func newMakesABookWithALibrary() throws {
    let folder = try TemporaryFolder.make()
    let made = try CourseProcess(["new", "mine", "--library"], in: folder).run()
    #expect(made.status == 0 && made.output.contains("and the library it uses"), "\(made)")
    let check = try CourseProcess(["check"], in: folder.appending(path: "mine")).run()
    #expect(check.output.hasSuffix("the book is right\n"), "\(check.output)\(check.errors)")
    let exercise = try CourseProcess(["new", "exercise", "x", "--library"], in: folder).run()
    #expect(exercise.status == 64 && exercise.errors.contains("'--library' is for a new book"))
  }

  @Test func showsTheLibrarysMistakesInItsOwnFiles() throws {
    let book = try example("containers")
    try book.replace("place > 0", with: "plaice > 0", in: "library/Heap.swift")
    let wrong = try book.course("check")
    #expect(wrong.status == 1)
    #expect(
      wrong.output.contains(
        """
        library/Heap.swift:27:11: error: cannot find 'plaice' in scope [library-compile]
        26 |     var (place, swaps) = (elements.count - 1, 0)
        27 |     while plaice > 0, elements[place] < elements[(place - 1) / 2] {
           |           ^~~~~~
        """), "\(wrong.output)")
    #expect(wrong.output.contains("– 01-heap") && wrong.output.contains("2 left out\n"))
    #expect(wrong.output.hasSuffix("the book is wrong: 1 error\n"), "\(wrong.output)")
  }

  @Test func runsChaptersAgainWhenTheLibraryChanges() throws {
    let book = try example("containers")
    #expect(try book.course("check").status == 0)
    try book.replace("swaps += 1", with: "swaps += 2", in: "library/Heap.swift")
    let wrong = try book.course("check", "--explain")
    #expect(wrong.status == 1, "\(wrong.output)")
    #expect(wrong.output.contains("the book's library changed"), "\(wrong.output)")
    #expect(
      wrong.output.contains("01-heap.md:28:11: error: printed output differs"), "\(wrong.output)")
    try book.replace("swaps += 2", with: "swaps += 1", in: "library/Heap.swift")
    #expect(try book.course("check").output.contains("all from the cache"))
  }

  @Test func saysOnceWhatIsWrongWithImportsPreludeAndFlags() throws {
    let book = try example("two-languages")
    func problems(_ settings: String, prelude: String? = nil) throws -> [Substring] {
      let old = try book.read("course.yaml")
      try book.write(settings, to: "course.yaml")
      defer { try? book.write(old, to: "course.yaml") }
      let text = try book.read("chapters/prelude.swift")
      if let prelude { try book.write(prelude, to: "chapters/prelude.swift") }
      defer { try? book.write(text, to: "chapters/prelude.swift") }
      let result = try book.course("check")
      #expect(result.status == 1, "\(result.output)")
      return result.output.split(separator: "\n").filter { $0.contains(": error: ") }
    }
    #expect(
      try problems("imports: [Foundation, Nowhere]\nprelude: chapters/prelude.swift\n") == [
        "course.yaml:1:23: error: no such module 'Nowhere' [library-compile]"
      ])
    #expect(
      try problems("prelude: chapters/prelude.swift\n", prelude: "\nfunc f() -> Int { nothing }\n")
        == ["chapters/prelude.swift:2:19: error: cannot find 'nothing' in scope [library-compile]"])
    #expect(
      try problems("prelude: chapters/prelude.swift\nflags: [-frobnicate]\n") == [
        "course.yaml:2:9: error: unknown argument: '-frobnicate' [library-compile]"
      ])
  }

  @Test func releasesACopyInWhichTheLibraryWorks() throws {
    let book = try example("containers")
    let release = try book.course("release", "students")
    #expect(release.status == 0, "\(release.output)\(release.errors)")
    let copy = book.url.appending(path: "students")
    let check = try CourseProcess(["check"], in: copy).run()
    #expect(check.output.hasSuffix("the book is right\n"), "\(check.output)\(check.errors)")
    for path in ["course", "tool/course"] {
      #expect(FileManager.default.isExecutableFile(atPath: copy.appending(path: path).path))
    }
    for path in ["README.md", "library/Heap.swift", "tool/Package.swift", "tool/site/templates"] {
      #expect(FileManager.default.fileExists(atPath: copy.appending(path: path).path), "\(path)")
    }
    try book.write("x", to: "library/Broken.swift")
    let refused = try book.course("release", "others")
    #expect(refused.status == 1 && refused.output.contains("[library-compile]"), "\(refused)")
    #expect(!FileManager.default.fileExists(atPath: book.url.appending(path: "others").path))
  }

  /// An installation of the tool in which chapters cannot import our tensors.
  @Test(arguments: ["containers", "two-languages"])
  func needsNoTensors(name: String) throws {
    let files = FileManager.default
    let place = try TemporaryFolder.make()
    let modules = place.appending(path: "Modules")
    try files.createDirectory(at: modules, withIntermediateDirectories: true)
    let source = CourseProcess.buildFolder
    for file in ["course", "libCourseLibrary.so", "Modules/SnippetSupport.swiftmodule"] {
      try files.copyItem(at: source.appending(path: file), to: place.appending(path: file))
    }
    let root = try #require(Book.root(containing: #filePath))
    try files.copyItem(atPath: root + "/site", toPath: place.appending(path: "site").path)
    let book = try example(name)
    let program = place.appending(path: "course").path
    for command in ["check", "build"] {
      let result = try CourseProcess(command: [program, command], in: book.url).run()
      #expect(result.status == 0, "\(command): \(result.output)\(result.errors)")
    }
    // It is really gone.
    try book.write("imports: [Tensors]\n", to: "course.yaml")
    let result = try CourseProcess(command: [program, "check"], in: book.url).run()
    #expect(result.output.contains("no such module 'Tensors'"), "\(result.output)")
  }
}
