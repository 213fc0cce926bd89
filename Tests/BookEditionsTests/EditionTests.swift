import Foundation
import SiteRenderer
import Testing

@testable import BookEditions

/// The packing and writing of books that are one file.
struct EditionTests {
  private static let files = [
    SiteFile(path: "mimetype", text: "application/epub+zip"),
    SiteFile(path: "EPUB/a.xhtml", text: String(repeating: "some words ", count: 100)),
    SiteFile(path: "EPUB/empty.css", text: ""),
  ]

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path())
  }

  @Test func firstFileIsThereAsItIs() throws {
    let bytes = try EPUBEdition.packed(Self.files)
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
    #expect(bytes.count < 700, "the words are compressed")
  }

  @Test func sameFilesGiveTheSameArchive() throws {
    #expect(try EPUBEdition.packed(Self.files) == EPUBEdition.packed(Self.files))
  }

  @Test func unpacksToWhatWasPacked() throws {
    let archive = folder.appending(path: "book.epub")
    try Data(try EPUBEdition.packed(Self.files)).write(to: archive)
    let unpacking = Process()
    unpacking.executableURL = URL(filePath: "/usr/bin/env")
    let script = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])"
    unpacking.arguments = ["python3", "-c", script, archive.path(), folder.path()]
    try unpacking.run()
    unpacking.waitUntilExit()
    #expect(unpacking.terminationStatus == 0)
    for file in Self.files {
      #expect(Array(try Data(contentsOf: folder.appending(path: file.path))) == file.bytes)
    }
  }

  @Test func replacesAnEarlierEditionInOneStep() throws {
    let path = folder.appending(path: "new/book.epub").path()
    #expect(try EditionFile(path: path, signature: "PK").write(Array("PK one".utf8)))
    #expect(try EditionFile(path: path, signature: "PK").write(Array("PK two".utf8)))
    #expect(try !EditionFile(path: path, signature: "PK").write(Array("PK two".utf8)))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "PK two")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path() + "/new").count == 1)
  }

  @Test func leavesAnothersFilesAlone() throws {
    let notes = folder.appending(path: "notes.txt").path()
    try Data("my notes".utf8).write(to: URL(filePath: notes))
    for path in [notes, folder.path(), "/dev/zero"] {
      #expect(throws: EditionError.foreignFile(path: path)) {
        try EditionFile(path: path, signature: "PK")
      }
    }
    #expect(try String(contentsOfFile: notes, encoding: .utf8) == "my notes")
  }

  @Test func leavesNothingWhereItCannotWrite() throws {
    try Data().write(to: folder.appending(path: "file"))
    let path = folder.appending(path: "file/book.epub").path()
    let error = #expect(throws: EditionError.self) {
      try EditionFile(path: path, signature: "PK").write([1])
    }
    guard case .unwritable(path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try names() == ["file"])
  }

  @Test func findsTheSheetsOfPlaces() {
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for object in [
      "<</Type /Page\n/Parent 3 0 R>>", "<</Type /Page>>",
      "<</Type /Pages\n/Kids [2 0 R 1 0 R]>>",
      "<</a#2Fsec-b [2 0 R /XYZ 0 1 0]\n/c [1 0 R /XYZ 0 1 0]\n/gone [9 0 R]>>",
      "<</Type /Catalog\n/Pages 3 0 R\n/Dests 4 0 R>>",
    ] {
      offsets.append(text.utf8.count)
      text += "\(offsets.count) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    let lines = ([0] + offsets).map { "\("\(10_000_000_000 + $0)".dropFirst()) 00000 n \n" }
    text += "xref\n0 6\n" + lines.joined()
    text += "trailer\n<</Size 6\n/Root 5 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    #expect(PDFPlaces.sheets(in: Array(text.utf8)) == ["a/sec-b": 1, "c": 2])
  }

  @Test(arguments: ["", "%PDF", "startxref\n99\n%%EOF\n", "xref\nstartxref\n0\n%%EOF\n"])
  func saysNothingOfAPDFThatItDoesNotKnow(text: String) {
    #expect(PDFPlaces.sheets(in: Array(text.utf8)) == [:])
  }

  @Test func takesTheDayOutOfAPDF() {
    let dated = "%PDF /CreationDate (D:20261121101112+00'00') /ModDate (D:20261121101112Z) x"
    let plain = "%PDF /CreationDate (D:19800101000000+00'00') /ModDate (D:19800101000000Z) x"
    #expect(PDFEdition.undated(Array(dated.utf8)) == Array(plain.utf8))
  }
}
