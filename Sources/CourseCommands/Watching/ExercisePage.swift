import BookModel
import Foundation
import Sandbox

/// The page of an exercise, and the browser that shows it.
struct ExercisePage {
  var exercise: Exercise

  /// The absolute path of the book.
  var root: String

  /// The environment that names a browser and a display.
  var environment = ProcessInfo.processInfo.environment

  /// The address of the built page; `nil` if no page is built.
  private var address: String? {
    let built = "\(root)/site/public/\(exercise.chapter).html"
    guard FileManager.default.fileExists(atPath: built) else { return nil }
    return URL(filePath: built).absoluteString + "#exercise-\(exercise.id)"
  }

  /// Opens the page where there is a browser.
  ///
  /// - Returns: What happened, with the address; or how to see the page.
  func open() -> String {
    guard let address else {
      return "'\(Invocation.command) serve' shows the page, "
        + "\(exercise.chapter).html#exercise-\(exercise.id)"
    }
    guard let command = browserCommand(for: address),
      DetachedProgram.start(command[0], Array(command.dropFirst()))
    else { return "the page is at \(address)" }
    return "opened \(address)"
  }

  /// The program with its arguments that opens an address: what `BROWSER` names, or the desktop's own.
  ///
  /// `BROWSER` may list several, with `:` between them, and have `%s` where the address belongs. Without
  /// a display the desktop's own would start a browser in the terminal, over the exercise.
  func browserCommand(for address: String) -> [String]? {
    let named = (environment["BROWSER"] ?? "").split(separator: ":").map {
      $0.split(separator: " ").map { String($0) }
    }
    let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
    for words in named + (hasDisplay ? [["xdg-open"]] : []) {
      guard let name = words.first, let program = program(name) else { continue }
      let arguments = words.dropFirst().map { $0.replacing("%s", with: address) }
      let hasPlace = words.dropFirst().contains { $0.contains("%s") }
      return [program] + arguments + (hasPlace ? [] : [address])
    }
    return nil
  }

  /// The path of a program, as a shell would find it.
  private func program(_ name: String) -> String? {
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let paths = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
