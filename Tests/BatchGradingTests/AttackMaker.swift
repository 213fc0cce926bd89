import Archives
import CourseRuns
import Foundation
import Testing

/// Makes the hostile submissions that cannot lie in a repository: links, pipes, devices and bombs.
struct AttackMaker {
  /// Where submissions are.
  let folder: URL

  private let files = FileManager.default

  init(folder: URL) {
    self.folder = folder
  }

  /// Makes an attack of the fixture's table.
  func make(_ name: String) throws {
    switch name.prefix(2) {
    case "33", "34": try write(source(name), to: "\(name)/doubled.swift")
    case "37", "38": try makeNoFile(name)
    case "65":
      let deep = String(repeating: "d/", count: 400)
      try write(HostileClass.right, to: "\(name)/\(deep)doubled.swift")
    case "66":
      try write("", to: "\(name)/doubled.swift")
      #expect(truncate(folder.path + "/\(name)/doubled.swift", 1 << 40) == 0)
    case "39", "40", "67", "68": try write(archive(name), to: "\(name).zip")
    default: try write(HostileClass.right, to: "\(name)/doubled.swift")
    }
  }

  private func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = folder.appending(path: path)
    try files.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  // MARK: Sources that keep a compiler busy

  private func source(_ name: String) -> String {
    let bomb: String
    switch name {
    case "33-literals":
      bomb = (0..<200).map {
        "let a\($0) = 1.5 + 2 + \"x\" + [3] + 4 * 2.5 - \"y\" + [1, 2.5] + 7 * 3.5 + 1\n"
      }.joined()
    case "34-brackets":
      bomb =
        "let a = " + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    case "34-generics":
      bomb =
        "struct Pair<A, B> {}\ntypealias T0 = Int\n"
        + (0..<30).map { "typealias T\($0 + 1) = Pair<T\($0), T\($0)>\n" }.joined()
        + "let a = T30()"
    case "34-inline":
      bomb =
        "let a = InlineArray<1_000_000, InlineArray<1_000_000, Int>>(repeating: .init(repeating: 0))"
    default: bomb = "let a = \"" + String(repeating: "a", count: 10_000_000) + "\""
    }
    return HostileClass.right + bomb + "\n"
  }

  // MARK: What is no file

  private func makeNoFile(_ name: String) throws {
    let place = folder.appending(path: name)
    let path = place.appending(path: "doubled.swift").path
    try files.createDirectory(at: place, withIntermediateDirectories: true)
    switch name {
    case "37-link-passwd":
      try files.createSymbolicLink(atPath: path, withDestinationPath: "/etc/passwd")
    case "37-link-neighbour":
      try files.createSymbolicLink(
        atPath: path, withDestinationPath: "../00-honest/work/doubled.swift")
    case "37-link-itself":
      try files.createSymbolicLink(atPath: path, withDestinationPath: "doubled.swift")
    case "37-link-folder":
      try files.createSymbolicLink(
        atPath: place.path + "/work", withDestinationPath: "../00-honest/work")
    case "38-pipe": #expect(mkfifo(path, 0o644) == 0)
    case "38-socket": try makeSocket(path)
    case "38-device":
      // Only root makes a device; others hand in what is none either.
      if mknod(path, S_IFCHR | 0o644, 0x0105) != 0 { #expect(mkfifo(path, 0o644) == 0) }
    default:
      // A third file, since the other name of it is refused too.
      try write(HostileClass.right, to: "\(name)/other.txt")
      try files.linkItem(atPath: place.path + "/other.txt", toPath: path)
    }
  }

  private func makeSocket(_ path: String) throws {
    // The address of a socket has room for a hundred bytes, and the folder's path may be longer.
    let script =
      "import os, socket, sys; os.chdir(os.path.dirname(sys.argv[1])); "
      + "socket.socket(socket.AF_UNIX).bind(os.path.basename(sys.argv[1]))"
    let made = try CourseProcess(command: ["python3", "-c", script, path], in: folder).run()
    #expect(made.status == 0, "\(made)")
  }

  // MARK: Archives

  private func archive(_ name: String) throws -> [UInt8] {
    let answer = ("work/doubled.swift", HostileClass.right)
    switch name {
    case "39-parent": return try zip([answer, ("work/../../00-honest/doubled.swift", "")])
    case "39-absolute": return try zip([answer, ("/etc/doubled.swift", "")])
    case "39-drive": return try zip([answer, ("C:/doubled.swift", "")])
    case "39-backslash": return try zip([answer, ("..\\doubled.swift", "")])
    case "39-sibling": return try zip([answer, ("../\(name)-evil/doubled.swift", "")])
    case "67-crc":
      // The text is stored as it is, and one letter of it is changed.
      let whole = try ZipArchive()
      try whole.add(answer.0, Array(answer.1.utf8), isCompressed: false)
      var bytes = try whole.packed()
      let place = bytes.indices.first { bytes[$0...].starts(with: Array("+ input".utf8)) }
      bytes[try #require(place)] = UInt8(ascii: "-")
      return bytes
    case "68-encrypted": return encrypted(try zip([answer]))
    case "40-bomb": return try zip([answer, ("zeros", String(repeating: "0", count: 6 << 20))])
    case "40-overlap": return try overlapping(zip([("a", "aaaa"), ("b", "bbbb"), answer]))
    case "40-entries": return try zip((0..<30_000).map { ("\($0)", "") } + [answer])
    default:
      let inner = try zip([answer])
      return try zip([("inner.zip", inner)])
    }
  }

  private func zip(_ files: [(String, String)]) throws -> [UInt8] {
    try zip(files.map { ($0.0, Array($0.1.utf8)) })
  }

  private func zip(_ files: [(String, [UInt8])]) throws -> [UInt8] {
    let archive = try ZipArchive()
    for (name, bytes) in files { try archive.add(name, bytes, isCompressed: true) }
    return try archive.packed()
  }

  /// An archive whose files claim to be encrypted.
  private func encrypted(_ whole: [UInt8]) -> [UInt8] {
    var bytes = whole
    for start in whole.indices {
      if whole[start...].starts(with: [0x50, 0x4B, 3, 4]) { bytes[start + 6] |= 1 }
      if whole[start...].starts(with: [0x50, 0x4B, 1, 2]) { bytes[start + 8] |= 1 }
    }
    return bytes
  }

  /// An archive in which each file's entry names the bytes of the first, as bombs do that unpack one
  /// part many times.
  private func overlapping(_ whole: [UInt8]) -> [UInt8] {
    var bytes = whole
    for start in whole.indices where whole[start...].starts(with: [0x50, 0x4B, 1, 2]) {
      // Where the entry in the directory says that the file begins.
      bytes.replaceSubrange(start + 42..<start + 46, with: [0, 0, 0, 0])
    }
    return bytes
  }
}
