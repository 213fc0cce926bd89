import FoundationEssentials

/// Diagnostics as a JSON document for other programs.
///
///     {
///       "diagnostics" : [
///         {
///           "details" : [],
///           "help" : "write 'torch.basic'",
///           "id" : "unknown-fact",
///           "message" : "no fact is called 'torch.basik'",
///           "notes" : [],
///           "range" : {
///             "end" : { "column" : 34, "line" : 12 },
///             "path" : "chapters/02-scatter.md",
///             "start" : { "column" : 23, "line" : 12 }
///           },
///           "severity" : "error"
///         }
///       ],
///       "version" : 1
///     }
///
/// Lines count from 1, columns from 1 in UTF-8 bytes; `end` is just behind the last character.
/// `range`, `label` and `help` are absent where there is none. Keys are sorted. Fields may be
/// added under one `version`; none changes its meaning.
public struct DiagnosticReport: Hashable, Sendable, Codable {
  /// The version of the document's shape.
  public var version = 1

  /// The diagnostics.
  public var diagnostics: [Diagnostic]

  /// Creates a report.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// Returns the report as JSON text, ended by a newline.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
