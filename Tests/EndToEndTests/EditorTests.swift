import CourseRuns
import Foundation
import Testing

/// What the toolchain's language server makes of a file in `work`.
@Suite struct EditorTests {
  private let answer = """
    import TensorCore

    func twice(_ weight: Tensor) -> Tensor {
      let choice = Choice("a", because: "1")
      return weight.
    }

    """

  private func book() throws -> BookFolder {
    let book = try BookFolder(chapters: [BookFolder.chapter("One", "Text.")])
    #expect(try book.course("new", "exercise", "doubling").status == 0)
    return book
  }

  @Test func completesTensorsAndMarksErrors() throws {
    let book = try book()
    #expect(try book.course("start").output.contains("wrote .sourcekit-lsp/config.json"))
    try book.write(answer, to: "work/doubling.swift")
    let server = try LanguageServer(root: book.url)
    defer { server.stop() }
    let file = book.url.appending(path: "work/doubling.swift")
    try server.open(file, answer)
    let place: [String: Any] = ["line": 4, "character": 16]
    let found = try server.ask(
      "textDocument/completion",
      ["textDocument": ["uri": file.absoluteString], "position": place])
    let items = (found["items"] as? [[String: Any]] ?? []).compactMap { $0["label"] as? String }
    #expect(items.contains { $0.hasPrefix("transposed(permutation:") }, "\(items)")
    #expect(items.contains { $0.hasPrefix("flipped(axes:") })

    let wrong = answer.replacing("weight.\n", with: "weigth\n")
    try server.change(file, wrong)
    let report = try server.ask(
      "textDocument/diagnostic", ["textDocument": ["uri": file.absoluteString]])
    let errors = (report["items"] as? [[String: Any]] ?? []).filter { $0["severity"] as? Int == 1 }
    let lines = errors.compactMap { error in
      let range = error["range"] as? [String: [String: Int]]
      return range?["start"]?["line"]
    }
    #expect(lines == [4], "Choice and Tensor are known: \(errors)")
  }

  @Test func writesAnewWhereTheBookWasMovedAndLeavesOthersAlone() throws {
    let book = try book()
    #expect(try book.course("start").status == 0)
    #expect(try !book.course("start").output.contains("sourcekit-lsp"), "it is right already")
    let path = ".sourcekit-lsp/config.json"
    let right = try book.read(path)
    try book.replace("Modules", with: "Elsewhere", in: path)
    #expect(try book.course("start").output.contains("wrote \(path)"))
    #expect(try book.read(path) == right)
    try book.write("{\"logging\": {}}\n", to: path)
    #expect(try book.course("start").output.contains("'\(path)' is not the tool's"))
    #expect(try book.read(path) == "{\"logging\": {}}\n")
  }
}

/// sourcekit-lsp, spoken to as an editor does.
private final class LanguageServer {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var number = 0
  private var received = Data()

  struct Failure: Error {
    var reason: String
  }

  init(root: URL) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sourcekit-lsp"]
    process.currentDirectoryURL = root
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    _ = try ask(
      "initialize",
      [
        "processId": ProcessInfo.processInfo.processIdentifier, "rootUri": root.absoluteString,
        "capabilities": [String: Any](),
      ])
    try tell("initialized", [:])
  }

  func stop() { process.terminate() }

  func open(_ file: URL, _ text: String) throws {
    try tell(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": file.absoluteString, "languageId": "swift", "version": 1, "text": text,
        ] as [String: Any]
      ])
  }

  func change(_ file: URL, _ text: String) throws {
    try tell(
      "textDocument/didChange",
      [
        "textDocument": ["uri": file.absoluteString, "version": 2] as [String: Any],
        "contentChanges": [["text": text]],
      ])
  }

  func tell(_ method: String, _ parameters: [String: Any]) throws {
    try send(["method": method, "params": parameters])
  }

  /// Asks, and answers with nothing what the server asks meanwhile.
  func ask(_ method: String, _ parameters: [String: Any]) throws -> [String: Any] {
    number += 1
    try send(["id": number, "method": method, "params": parameters])
    while true {
      let message = try receive()
      if message["method"] == nil, message["id"] as? Int == number {
        guard let result = message["result"] as? [String: Any] else {
          throw Failure(reason: "\(message)")
        }
        return result
      }
      if let id = message["id"] { try send(["id": id, "result": NSNull()]) }
    }
  }

  private func send(_ message: [String: Any]) throws {
    var message = message
    message["jsonrpc"] = "2.0"
    let body = try JSONSerialization.data(withJSONObject: message)
    try input.fileHandleForWriting.write(
      contentsOf: Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
  }

  private func receive() throws -> [String: Any] {
    while true {
      if let end = received.range(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
        let length = head.firstMatch(of: #/Content-Length: (\d+)/#).flatMap { Int($0.1) } ?? 0
        if received.endIndex - end.upperBound >= length {
          let body = received[end.upperBound..<end.upperBound + length]
          received = Data(received[(end.upperBound + length)...])
          return try JSONSerialization.jsonObject(with: body) as? [String: Any] ?? [:]
        }
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Failure(reason: "the server ended") }
      received += more
    }
  }
}
