import CourseRuns
import Foundation
import Testing

/// A book that `course serve` shows on a port of its own.
struct ServedBook {
  /// The book's files, to be edited.
  let book: BookFolder

  /// The address of the first page, with the key; the first page that is opened gives it a cookie.
  let address: URL

  private let run: CourseProcess

  /// Waits until the server has printed a text.
  func waitUntilPrinted(_ text: String) async throws {
    for _ in 0..<6000 {
      if try run.outputSoFar().contains(text) { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("waited in vain for '\(text)' in: \(try run.outputSoFar())")
  }

  /// Returns the address of a file.
  subscript(_ file: String) -> URL { address.appending(path: file) }

  /// Serves a book, runs a test on it and stops with Ctrl-C.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - command: What serves it, and from which port.
  ///   - test: What is done meanwhile.
  /// - Returns: How the server ended and what it printed.
  /// - Throws: What the test throws.
  static func serve(
    _ book: BookFolder, by command: [String] = ["serve", "--port", "0"],
    _ test: (ServedBook) async throws -> Void
  ) async throws -> CourseProcess.Result {
    let run = try CourseProcess(command, in: book.url)
    try run.start()
    do {
      let address = try await address(of: run)
      try await test(ServedBook(book: book, address: address, run: run))
    } catch {
      run.interrupt()
      _ = try run.wait()
      throw error
    }
    run.interrupt()
    return try run.wait()
  }

  /// Waits until the server has printed its address.
  static func address(of run: CourseProcess) async throws -> URL {
    for _ in 0..<6000 {
      if let line = try run.outputSoFar().firstMatch(
        of: #/(?:serving|at) (http://127.0.0.1:\d+/\?key=\w+) /#)
      {
        return try #require(URL(string: String(line.output.1)))
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw CancellationError()
  }
}
