import FoundationEssentials
import Glibc
import Sandbox

/// The Swift compiler that chapters are compiled with.
package struct CourseToolchain: Sendable {
  /// The path of `swiftc`, by the name under which it was found: its name tells it what to be.
  package let compiler: String

  /// The version for people, such as `Swift 6.3.1`.
  package let version: String

  /// What identifies it: its resolved path and its version in full.
  package let identity: String

  /// Finds the compiler in `TOOLCHAIN`, or else in `PATH`.
  ///
  /// - Parameters:
  ///   - environment: The environment to look into.
  ///   - cache: Where its version is kept, so that no process need be started for it.
  /// - Returns: The compiler.
  /// - Throws: `RunnerError` if there is none that works.
  package static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment, cache: ResultCache
  ) async throws(RunnerError) -> CourseToolchain {
    let folders = searchedFolders(environment)
    let candidates = folders.map { $0 + "/swiftc" }
    guard let compiler = candidates.first(where: { access($0, X_OK) == 0 }) else {
      throw .compilerNotFound(searched: folders)
    }
    let resolved = resolvedPath(compiler)
    let fingerprint = fingerprint(of: resolved)
    if let fingerprint, let known = cache.toolchainVersion(for: fingerprint) {
      return CourseToolchain(compiler, resolved: resolved, fullVersion: known)
    }
    let fullVersion = try await askVersion(compiler, environment: environment)
    if let fingerprint { cache.keepToolchainVersion(fullVersion, for: fingerprint) }
    return CourseToolchain(compiler, resolved: resolved, fullVersion: fullVersion)
  }

  /// What the compiler may see: where its module cache is, and where temporary files go.
  package static func environment(in folder: String) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment.filter { name, _ in
      // With swiftly, `swiftc` is a program that looks up which toolchain is meant.
      ["HOME", "XDG_CACHE_HOME", "PATH"].contains(name) || name.hasPrefix("SWIFTLY_")
    }
    environment["TMPDIR"] = folder
    environment["LANG"] = "C.UTF-8"
    // Without a place for its cache, as for a user without a home, the compiler fails.
    let caches = environment["XDG_CACHE_HOME"] ?? environment["HOME"] ?? ""
    if access(caches, W_OK) != 0 { environment["XDG_CACHE_HOME"] = folder }
    return environment
  }

  init(_ compiler: String, resolved: String, fullVersion: String) {
    self.compiler = compiler
    identity = "\(resolved) \(fullVersion)"
    let words = fullVersion.split(separator: " ")
    let number = words.firstIndex(of: "version").map { words[words.index(after: $0)...] }?.first
    version = "Swift \(number ?? "of unknown version")"
  }

  private static func searchedFolders(_ environment: [String: String]) -> [String] {
    if let toolchain = environment["TOOLCHAIN"], !toolchain.isEmpty {
      return [toolchain + "/usr/bin", toolchain + "/bin"]
    }
    return (environment["PATH"] ?? "/usr/bin").split(separator: ":").map { String($0) }
  }

  private static func resolvedPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Tells toolchains at one path apart by the size and head of the compiler proper, which hold the
  /// places of all its parts; reading 200 MB would take longer than a whole check.
  ///
  /// - Returns: The fingerprint; `nil` if the compiler proper is elsewhere, as with swiftly, whose
  ///   `swiftc` stands for another toolchain from one call to the next.
  private static func fingerprint(of resolved: String) -> ContentDigest? {
    let folder = resolved.prefix(through: resolved.lastIndex(of: "/") ?? resolved.startIndex)
    let heads = [resolved, folder + "swift-frontend"].compactMap(head)
    return heads.count == 2 ? ContentDigest(ofAll: [resolved] + heads) : nil
  }

  /// The size of a file and a digest of how it begins; `nil` if it cannot be read.
  private static func head(ofFile path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 1 << 14)
    let count = max(0, read(file, &head, head.count))
    return "\(lseek(file, 0, SEEK_END)) \(ContentDigest(of: Array(head.prefix(count))).text)"
  }

  private static func askVersion(
    _ compiler: String, environment: [String: String]
  ) async throws(RunnerError) -> String {
    // The compiler driver leaves an empty folder behind even for this.
    let folder = try TemporaryFolder.make()
    defer { withExtendedLifetime(folder) {} }
    var environment = environment
    environment["TMPDIR"] = folder.path
    let command = Command(compiler, ["--version"], environment: environment)
    let result = try await command.result(within: .compiling)
    guard result.isSuccess, let line = result.outputText.split(separator: "\n").first else {
      throw .compilerFails(path: compiler, output: result.errorText)
    }
    return String(line)
  }
}
