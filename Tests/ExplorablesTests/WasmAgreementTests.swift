import Drawing
import ExplorableExports
import ExplorableModule
import Explorables
import Foundation
import Testing

/// The module that pages run against the same code as this process runs it.
///
/// The toolchain's `wasmkit` calls functions with numbers only. So `course_digest` draws a figure
/// through all that a script could ask of it, and folds every byte into one number.
@Suite struct WasmAgreementTests {
  @Test(arguments: FigureKind.allCases.indices) func drawsTheSameBytesAsNativeCode(kind: Int) throws
  {
    let native = digest(Int32(kind), 150)
    let output = try Self.wasmkit(calling: "course_digest", ["i32:\(kind)", "i32:150"])
    #expect(output == UInt32(bitPattern: native))
  }

  @Test func answersAScriptWithStateWordsAndMarkup() {
    for kind in FigureKind.allCases {
      let question = Array("\(String(decoding: kind.name.bytes, as: UTF8.self))\n\nk2".utf8)
      let text = take(Int32(question.count))
      for (index, byte) in question.enumerated() { text[index] = byte }
      let answer = show(text, Int32(question.count))
      let count = (0..<4).reduce(0) { $0 | Int(answer[$1]) << (8 * $1) }
      let bytes = Array(UnsafeBufferPointer(start: answer + 4, count: count))
      release(answer)
      let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
      let figure = kind.shown(Settings("k2") ?? Settings())
      #expect(
        lines.map(Array.init) == [figure.spelling.bytes, figure.says.bytes, figure.markup.bytes])
    }
  }

  @Test func keepsNoMemory() throws {
    // What the first drawings leave are the constants of the figures.
    let few = try Self.wasmkit(calling: "course_bytes_kept", ["i32:10"])
    let many = try Self.wasmkit(calling: "course_bytes_kept", ["i32:60"])
    #expect(few == many && few < 1024)
  }

  @Test func asksNothingOfItsHost() throws {
    let bytes = try Self.module()
    #expect(bytes.starts(with: [0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0]))
    // Section 2 would list what it imports.
    var (offset, sections): (Int, [UInt8]) = (8, [])
    while offset < bytes.count {
      sections.append(bytes[offset])
      var (size, shift) = (0, 0)
      repeat {
        offset += 1
        size |= Int(bytes[offset] & 0x7F) << shift
        shift += 7
      } while bytes[offset] & 0x80 != 0
      offset += 1 + size
    }
    #expect(sections.contains(10) && !sections.contains(2))
  }

  @Test func theScriptHoldsTheModule() {
    let script = String(decoding: ExplorableModule.script, as: UTF8.self)
    #expect(script == "courseExplorables = \"\(ExplorableModule.base64)\";\n")
    #expect(!ExplorableModule.base64.contains { "\"\\\n".contains($0) })
  }

  /// Returns the module as a page unpacks it.
  private static func module() throws -> [UInt8] {
    let packed = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gz")
    try #require(Data(base64Encoded: ExplorableModule.base64)).write(to: packed)
    defer { try? FileManager.default.removeItem(at: packed) }
    return Array(try run("gzip", ["-dc", packed.path()]))
  }

  /// Returns what a function of the module gives.
  private static func wasmkit(calling function: String, _ arguments: [String]) throws -> UInt32 {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).wasm")
    try Data(module()).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let data = try run("wasmkit", ["run", file.path(), function] + arguments)
    // It prints as [WasmTypes.Value.i32(224)].
    let text = String(decoding: data, as: UTF8.self)
    let digits = text.split(separator: "(").last?.prefix { $0.isNumber }
    return try #require(digits.flatMap { UInt32($0) })
  }

  /// Returns what a program prints.
  private static func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return data
  }
}
