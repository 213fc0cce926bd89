import Diagnostics

/// What a snippet's program is handed: data files, and what was computed before.
extension ChapterReader {
  /// Returns the names in `data=`, separated by spaces, and reports those that are no names.
  mutating func readData(_ value: References.Name?) -> [String] {
    guard let value else { return [] }
    let names = value.text.split(separator: " ").map(String.init)
    if names.isEmpty {
      report(
        "invalid-value", "'data=' names the files that the snippet reads", at: value.range,
        help: "write a path below \(Book.dataFolder), such as 'digits/train.idx.gz'")
    }
    return names.filter { name in
      let isName = name.isDataName
      if !isName {
        report(
          "file-outside-book",
          "a data file is named by its path below \(Book.dataFolder): '\(name)'", at: value.range,
          help: "copy the file there, or give it a name in \(CourseSettings.fileName) and use that")
      } else {
        references.data.append(References.Name(text: name, range: value.range))
      }
      return isName
    }
  }

  /// Returns the name in `record=`.
  mutating func readRecord(
    _ value: References.Name?, _ options: Set<Snippet.Option>
  ) -> String? {
    guard let value else { return nil }
    guard value.text.isDataName, !value.text.contains("/") else {
      report(
        "invalid-value", "a record's name is made of letters, digits, '-', '_' and '.'",
        at: value.range)
      return nil
    }
    if !options.contains(.slow) || !options.isDisjoint(with: [.norun, .nocompile, .traps]) {
      report(
        "conflicting-options", "only a '.slow' snippet that runs has a record", at: value.range,
        help: options.contains(.slow) ? "remove 'record='" : "add '.slow' to the braces")
      return nil
    }
    return value.text
  }
}

extension String {
  /// Whether it is a path of plain names, which leads nowhere but down.
  fileprivate var isDataName: Bool {
    split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      part.first.map { $0 != "." } ?? false
        && part.utf8.allSatisfy { $0.isAlphanumeric || "-_.".utf8.contains($0) }
    }
  }
}
