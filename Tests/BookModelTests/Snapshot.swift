import FoundationEssentials
import Testing

/// Compares a text with a recorded file; with `RECORD_SNAPSHOTS=1`, rewrites the file and fails.
func expectSnapshot(
  _ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try Data(text.utf8).write(to: URL(filePath: path))
    Issue.record("recorded \(path)", sourceLocation: sourceLocation)
    return
  }
  let recorded = try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  #expect(text == recorded, "run with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
}
