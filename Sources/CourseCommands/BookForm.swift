import ArgumentParser
import Diagnostics

/// What a book can be written as.
enum BookForm: String, CaseIterable {
  case site
  case epub
  case pdf

  /// Reads the name of a form.
  ///
  /// - Throws: `ValidationError` with the nearest name.
  init(argument: String) throws {
    guard let form = Self(rawValue: argument.lowercased()) else {
      let names = Self.allCases.map(\.rawValue)
      let advice = nearestName(to: argument.lowercased(), in: names).map { "did you mean '\($0)'?" }
      throw ValidationError(
        "no book can be written as '\(argument)': "
          + (advice ?? "there are \(names.map { "'\($0)'" }.joined(separator: ", "))"))
    }
    self = form
  }
}
