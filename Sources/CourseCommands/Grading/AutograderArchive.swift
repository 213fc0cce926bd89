import Foundation
import Grading

/// The files of an autograder, as Gradescope unpacks them to `/autograder/source`.
///
///     setup.sh, run_autograder   what Gradescope runs
///     grades.key                 the course's key
///     book/                      the book, exercises whole
///     tool/                      this program with its libraries
struct AutograderArchive {
  let root: String
  let exercises: [String]
  let assignment: String
  let key: String

  /// The compiler that the tool was tried with, such as `Swift 6.3.1`.
  let compiler: String

  /// Returns the files in order.
  ///
  /// - Throws: `CommandFailure.noFile` if one cannot be read.
  func files() throws -> [(path: String, bytes: [UInt8])] {
    let scripts = AutograderScripts(
      exercises: exercises, assignment: assignment, compiler: compiler)
    return [
      ("setup.sh", Array(scripts.setup.utf8)), ("run_autograder", Array(scripts.run.utf8)),
      ("grades.key", try Self.bytes(of: key)),
    ] + (try toolFiles()) + (try bookFiles())
  }

  private static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw .noFile(path: path) }
    return Array(data)
  }

  // MARK: The tool

  private func toolFiles() throws -> [(path: String, bytes: [UInt8])] {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let folder = program.deletingLastPathComponent().path(percentEncoded: false)
    let names = BuiltTool.files(in: folder).filter { !$0.hasSuffix("Tests.swiftmodule") }
    let own = try names.map { file in
      ("tool/\(file)", try Self.bytes(of: "\(folder)/\(file)"))
    }
    return own + (try headers(of: "\(folder)/CKernels.build/module.modulemap"))
  }

  /// The headers that the library's modules import; 'setup.sh' writes the map that names them.
  private func headers(of map: String) throws -> [(path: String, bytes: [UInt8])] {
    let text = String(decoding: try Self.bytes(of: map), as: UTF8.self)
    guard let quoted = text.firstMatch(of: /umbrella header "([^"]+)"/) else { return [] }
    let folder = URL(filePath: String(quoted.output.1)).deletingLastPathComponent()
      .path(percentEncoded: false)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.filter { $0.hasSuffix(".h") }.map {
      ("tool/CKernels.build/\($0)", try Self.bytes(of: "\(folder)/\($0)"))
    }
  }

  // MARK: The book

  /// What is not needed to grade: what is made, and what is a student's.
  private static let left: Set<String> = ["work", "site/public", "Tests", "Benchmarks", "prebuilt"]

  /// The parts of a book that grading takes, and those from which the tool is built.
  private static let kept: Set<String> = [
    "chapters", "exercises", "site", "Sources", "Plugins", "Package.swift", "course", "course.yaml",
    "library",
  ]

  private func bookFiles() throws -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted()
      {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        guard folder.isEmpty ? Self.kept.contains(name) : !name.hasPrefix("."),
          !Self.left.contains(path)
        else { continue }
        let kind = try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")[.type]
        switch kind as? FileAttributeType {
        case .typeDirectory: folders.append(path)
        case .typeRegular: files.append(("book/\(path)", try Self.bytes(of: "\(root)/\(path)")))
        default: continue
        }
      }
    }
    return files
  }
}
