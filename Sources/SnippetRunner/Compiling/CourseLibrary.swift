import FoundationEssentials

/// The compute library that chapters are compiled against: one shared object and its modules.
package struct CourseLibrary: Sendable {
  /// The module that every program needs: how its values reach the tool.
  static let supportModule = "SnippetSupport"

  /// The modules whose interfaces a chapter can depend on.
  ///
  /// A book may need none but the first.
  private static let interfaces = [
    supportModule, "Tensors", "TensorRecording", "TensorCore", "ConvolutionMath",
    "ConvolutionKernels", "NeuralNetworks", "Figures", "Drawing", "Explorables",
  ]

  /// The C modules behind them; the compiler asks for their maps although no chapter sees them.
  private static let cModules = ["CKernels"]

  /// The folder of the shared object.
  package let folder: String

  /// The modules that are there.
  let modules: [String]

  /// What the library's code and interfaces are.
  package let digest: ContentDigest

  /// The arguments with which the compiler finds the modules.
  package var searchArguments: [String] {
    ["-I", folder + "/Modules"] + moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
  }

  /// The arguments with which the linker finds the shared object.
  var linkArguments: [String] {
    ["-L", folder, "-lCourseLibrary", "-Xlinker", "-rpath", "-Xlinker", folder]
  }

  /// The maps of the C modules.
  package var moduleMaps: [String] {
    Self.cModules.map { "\(folder)/\($0).build/module.modulemap" }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// The folders of the headers that the maps name.
  package var headerFolders: [String] {
    moduleMaps.compactMap { map in
      let text = (try? String(contentsOfFile: map, encoding: .utf8)) ?? ""
      let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
      guard parts.count > 2, let end = parts[1].lastIndex(of: "/") else { return nil }
      return String(parts[1][..<end])
    }
  }

  /// Finds the library beside the running program, where `swift build` puts both.
  package static func beside() throws(RunnerError) -> CourseLibrary {
    let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    guard let executable, let end = executable.lastIndex(of: "/") else {
      throw .cannotRead(path: "/proc/self/exe", reason: "not a link")
    }
    return try CourseLibrary(in: String(executable[..<end]))
  }

  /// Finds the library in a folder.
  init(in folder: String) throws(RunnerError) {
    self.folder = folder
    let present = Self.interfaces.filter {
      FileManager.default.fileExists(atPath: Self.interface(of: $0, in: folder))
    }
    modules = present
    guard modules.contains(Self.supportModule),
      let object = try? Data(contentsOf: URL(filePath: folder + "/libCourseLibrary.so"))
    else { throw .libraryNotFound(folder: folder) }
    var digests = [ContentDigest(of: object).text]
    for module in present {
      let content = try? Data(contentsOf: URL(filePath: Self.interface(of: module, in: folder)))
      digests.append(content.map { ContentDigest(of: $0).text } ?? "")
    }
    digest = ContentDigest(ofAll: digests)
  }

  private static func interface(of module: String, in folder: String) -> String {
    "\(folder)/Modules/\(module).swiftmodule"
  }
}
