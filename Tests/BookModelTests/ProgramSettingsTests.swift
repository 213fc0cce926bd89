import BookModel
import Diagnostics
import Testing

/// What `course.yaml` says of a book's programs.
struct ProgramSettingsTests {
  private func book(_ settings: String, files: [String: String] = [:]) throws -> Book {
    var all = ["chapters/01-a.md": "---\ntitle: A\n---\n\nText.\n", "course.yaml": settings]
    all.merge(files) { _, new in new }
    return try TemporaryBook(all.mapValues { Array($0.utf8) }).read()
  }

  private func problems(_ settings: String, files: [String: String] = [:]) throws -> [String] {
    try book(settings, files: files).diagnostics.map { diagnostic in
      let start = diagnostic.range?.start
      #expect(diagnostic.help != nil, "\(diagnostic)")
      return "\(start?.line ?? 0):\(start?.column ?? 0) \(diagnostic.message)"
    }
  }

  @Test func readsEachKindOfLibrary() throws {
    let plain = try book(
      """
      library: Shapes
      imports: [Shapes, Foundation]
      prelude: chapters/prelude.swift
      flags: [-DX, -Onone]

      """, files: ["library/A.swift": "", "chapters/prelude.swift": "let one = 1\n"])
    #expect(plain.diagnostics == [])
    let programs = plain.settings.programs
    guard case .sources("library", let module) = programs.library else {
      return #expect(Bool(false), "\(programs)")
    }
    #expect(module.text == "Shapes" && programs.importedModules == ["Shapes", "Foundation"])
    #expect(programs.prelude?.text == "let one = 1\n")
    #expect(programs.flags.map(\.text) == ["-DX", "-Onone"])

    let package = try book(
      "library: {package: \"https://example.org/a.git\", from: 1.2.3, products: [A]}\n")
    #expect(package.diagnostics == [])
    guard case .package(let location, "1.2.3", let products) = package.settings.programs.library
    else { return #expect(Bool(false), "\(package.settings)") }
    #expect(location.text == "https://example.org/a.git" && products.map(\.text) == ["A"])
    let own = try book(
      "library: {package: code, products: [A]}\n", files: ["code/Package.swift": ""])
    #expect(own.diagnostics == [] && own.settings.programs.library != nil)
  }

  @Test(
    arguments: [
      ("library: Shapes", "1:10 there is no folder 'library'"),
      ("library: not-a-module", "1:10 'not-a-module' is not the name of a module"),
      ("library: Chapter", "1:10 'Chapter' is a module of the tool's own"),
      ("library: {sources: chapters}", "1:10 a library has the key 'module' or 'package'"),
      ("library: {module: A, sources: chapters}", "1:31 there is no Swift file in 'chapters'"),
      ("library: {module: A, sources: ../x}", "1:31 there is no folder '../x'"),
      ("library: {module: A, sources: course.yaml}", "1:31 'course.yaml' is not a folder"),
      (
        "library: {package: chapters, products: [A]}",
        "1:20 there is no 'Package.swift' in 'chapters'"
      ),
      ("library: {package: chapters}", "1:10 a library with 'package' has the key 'products'"),
      (
        "library: {package: \"https://a.b/c\", products: [A]}",
        "1:10 a package at an address has the key 'from'"
      ),
      (
        "library: {package: \"https://a.b/c\", from: new, products: [A]}",
        "1:43 'from' is a version of three numbers: 'new'"
      ),
      ("libary: Shapes", "1:1 course.yaml has no key 'libary'"),
      ("import: [Tensors]", "1:1 course.yaml has no key 'import'"),
      ("imports: [A-B]", "1:11 'A-B' is not the name of a module"),
      ("imports: Tensors", "1:10 'imports' is a list"),
      ("prelude: none.swift", "1:10 there is no file 'none.swift'"),
      ("flags: [-module-name, X]", "1:9 the tool itself decides what '-module-name' says"),
      ("flags: [-emit-library]", "1:9 the tool itself decides what '-emit-library' says"),
      ("language: \"en\\\" x\"", "1:11 'language' is a language's tag: 'en\" x'"),
    ])
  func namesWhatIsWrong(settings: String, problem: String) throws {
    #expect(try problems(settings + "\n") == [problem])
  }

  @Test func readsTheLanguageOfAChapter() throws {
    let read = Chapter.read(
      SourceFile(path: "a.md", text: "---\ntitle: A\nlanguage: de\n---\n\nText.\n"))
    #expect(read.diagnostics == [] && read.chapter.frontMatter.language == "de")
  }
}
