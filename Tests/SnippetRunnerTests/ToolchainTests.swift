import FoundationEssentials
import Sandbox
import Testing

@testable import SnippetRunner

@Suite struct ToolchainTests {
  @Test func namesFoldersWithoutCompiler() async throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path)
    await #expect(throws: RunnerError.compilerNotFound(searched: ["/no/such", folder.path])) {
      try await CourseToolchain.find(
        environment: ["PATH": "/no/such:\(folder.path)"], cache: cache)
    }
  }

  @Test func prefersStatedToolchain() async throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path)
    await #expect(
      throws: RunnerError.compilerNotFound(searched: ["/no/such/usr/bin", "/no/such/bin"])
    ) {
      try await CourseToolchain.find(environment: ["TOOLCHAIN": "/no/such"], cache: cache)
    }
  }

  @Test func asksVersionOnce() async throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path + "/cache")
    try await makeCompiler(in: folder, script: "echo 'Swift version 9.8 (fake)'; echo >> asked")
    try Data("any".utf8).write(to: URL(filePath: folder.path + "/swift-frontend"))
    for _ in 1...2 {
      let toolchain = try await CourseToolchain.find(
        environment: ["PATH": folder.path], cache: cache)
      #expect(toolchain.version == "Swift 9.8")
      #expect(toolchain.compiler == folder.path + "/swiftc")
    }
    let asked = try Data(contentsOf: URL(filePath: folder.path + "/asked"))
    #expect(asked.count == 1)
    try await makeCompiler(in: folder, script: "exit 3")
    await #expect(throws: RunnerError.self) {
      try await CourseToolchain.find(environment: ["PATH": folder.path], cache: cache)
    }
  }

  @Test func asksCompilerThatStandsForOthersEachTime() async throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path + "/cache")
    try await makeCompiler(in: folder, script: "echo Swift version $(cat chosen)")
    for version in ["9.7", "9.8"] {
      try Data(version.utf8).write(to: URL(filePath: folder.path + "/chosen"))
      let toolchain = try await CourseToolchain.find(
        environment: ["PATH": folder.path + ":/bin:/usr/bin"], cache: cache)
      #expect(toolchain.version == "Swift \(version)")
    }
  }

  /// Writes a script in place of the compiler.
  ///
  /// Another process writes it: a file that is open for writing cannot be executed, and processes
  /// that other tests start at this moment would hold it open.
  private func makeCompiler(in folder: TemporaryFolder, script: String) async throws {
    let command = Command(
      "/bin/sh",
      ["-c", "printf '#!/bin/sh\ncd %s\n%s\n' \"$PWD\" \"$0\" > swiftc; chmod 755 swiftc", script],
      environment: ["PATH": "/bin:/usr/bin"], in: folder.path)
    #expect(try await command.run(within: .compiling).isSuccess)
  }

  @Test func reportsMissingLibrary() throws {
    let folder = try TemporaryFolder()
    #expect(throws: RunnerError.libraryNotFound(folder: folder.path)) {
      try CourseLibrary(in: folder.path)
    }
  }

  @Test func digestsContent() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(ContentDigest(of: "").text == empty)
    #expect(ContentDigest(ofAll: ["a", "b"]) != ContentDigest(ofAll: ["ab"]))
  }
}
