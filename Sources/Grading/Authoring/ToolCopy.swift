import FoundationEssentials

/// The tool as a students' copy of a book of one's own takes it along, in `tool`: its sources, its
/// theme and, where the book's script has built it, the built program.
///
/// Our own book lies in the tool's checkout, so its copy has the tool already.
struct ToolCopy {
  /// The folder in the copy.
  static let folder = "tool"

  /// The absolute path of the checkout in which the running program was built.
  private let checkout: String

  /// Finds the tool for a book; `nil` if the book has it already, or if the program does not lie in a
  /// checkout.
  ///
  /// - Parameter root: The absolute path of the book.
  init?(root: String) {
    func has(_ folder: String, _ name: String) -> Bool {
      FileManager.default.fileExists(atPath: "\(folder)/\(name)")
    }
    guard !has(root, "course"),
      let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return nil }
    var place = program[...]
    repeat {
      guard let end = place.lastIndex(of: "/"), end != place.startIndex else { return nil }
      place = place[..<end]
    } while !(has("\(place)", "course") && has("\(place)", "Package.swift")
      && has("\(place)", "Sources"))
    checkout = String(place)
  }

  /// What is copied, relative to the checkout.
  private static let parts = [
    "course", "Package.swift", "Plugins", "Sources", "LICENSE", "site/templates", "site/assets",
    "Documentation/editors.md",
  ]

  /// Writes the tool and the script with which students start it; returns the number of files.
  func write(to copy: URL) throws -> Int {
    let target = copy.appending(path: Self.folder)
    let files = FileManager.default
    var count = 1
    for part in Self.parts where files.fileExists(atPath: "\(checkout)/\(part)") {
      let place = target.appending(path: part)
      try files.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try files.copyItem(atPath: "\(checkout)/\(part)", toPath: place.path)
      count += max(1, (try? files.subpathsOfDirectory(atPath: place.path))?.count ?? 1)
    }
    let script = copy.appending(path: "course").path
    try Data(Self.script.utf8).write(to: URL(filePath: script))
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    return try count + (builtTool?.write(to: target) ?? 0)
  }

  /// The built program, if the script of the checkout has built it.
  var builtTool: BuiltTool? { BuiltTool(root: checkout) }

  private static let script = """
    #!/usr/bin/env bash
    # Starts the tool in tool/, on the book in this folder.
    set -euo pipefail
    here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
    COURSE_COMMAND=$0 exec "$here/tool/course" "$@"

    """
}
