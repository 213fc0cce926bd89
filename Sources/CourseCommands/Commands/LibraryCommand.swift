import ArgumentParser
import BookModel
import Foundation
import Grading

/// Shows what the book's library offers.
struct LibraryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "api",
    abstract: "Show what tensors and the rest of the library can do.",
    discussion: """
      Without a word it lists what every answer may use. A word may be a name of the library, a name that \
      NumPy or PyTorch uses, or a word of what you look for. The examples are snippets of the book, \
      which 'course check' runs.

      EXAMPLES
        course api                 the list
        course api transposed      one entry, with an example
        course api permute         the same, by PyTorch's name
        course api --all           the list with all modules
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "A name, or a word of what it does.")
  var word: String?

  @Flag(help: "List all modules of the library, and not only those that every answer may use.")
  var all = false

  func run() async throws {
    try await reportingFailures {
      let card = try await LibraryCard.read(for: try Book.read(root: try options.root()))
      let listing = LibraryListing(style: TerminalStyle(fileDescriptor: STDOUT_FILENO))
      guard let word else { return print(listing.list(all ? card.entries : card.common)) }
      let found = card.found(word)
      guard !found.entries.isEmpty || found.translation != nil else {
        throw CommandFailure.nothingFound(word: word)
      }
      print(listing.text(found, word: word))
    }
  }
}

/// Entries of the library for the terminal.
struct LibraryListing {
  var style: TerminalStyle

  /// The most entries that are shown in full.
  private static let mostFull = 4

  /// One line for each entry, under the names of the modules.
  func list(_ entries: [LibraryEntry]) -> String {
    let width = entries.map(\.name.count).filter { $0 <= 44 }.max() ?? 0
    var lines: [String] = []
    var module = ""
    var last = ""
    for entry in entries where entry.name != last {
      // Operators have one entry for tensors and one for numbers.
      last = entry.name
      if entry.module != module {
        if !lines.isEmpty { lines.append("") }
        lines.append("import \(entry.module)")
        module = entry.module
      }
      lines.append("  \(entry.name.padded(to: width))  \(style.dim(entry.summary))")
    }
    return (lines + ["", "'course api WORD' shows one of them, with an example"])
      .joined(separator: "\n")
  }

  /// What a word found: a few entries in full, else a list.
  func text(_ found: LibraryCard.Found, word: String) -> String {
    let translation = found.translation.map {
      ["'\(word)' is \($0 == "x" ? "not needed: a tensor is a value" : "written '\($0)' here")"]
    }
    let entries =
      found.entries.count <= Self.mostFull
      ? found.entries.map(full) : [list(found.entries)]
    return ((translation ?? []) + entries).joined(separator: "\n\n")
  }

  private func full(_ entry: LibraryEntry) -> String {
    var lines = ["\(entry.name)  \(style.dim(entry.module))", "  \(entry.declaration)"]
    lines += ["", "  \(entry.summary)"]
    let width = entry.details.map(\.name.count).max() ?? 0
    lines += entry.details.map { "    \($0.name.padded(to: width))  \($0.text)" }
    if let example = entry.example {
      lines += ["", style.dim("  example, from \(example.path)")]
      lines += example.code.split(separator: "\n").map { "    \($0)" }
      lines += example.output.split(separator: "\n").map { "    " + style.dim("→ \($0)") }
    }
    return lines.joined(separator: "\n")
  }
}
