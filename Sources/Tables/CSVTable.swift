/// A table of text fields in the format of RFC 4180, as spreadsheets and learning platforms write it.
public struct CSVTable: Hashable, Sendable {
  /// A row, with the line on which it begins.
  public struct Row: Hashable, Sendable {
    /// The fields in order, without their quotes.
    public var fields: [String]

    /// The number of its first line in the text, from 1.
    public var line: Int

    /// Creates a row.
    public init(_ fields: [String], line: Int = 1) {
      self.fields = fields
      self.line = line
    }
  }

  /// What keeps a text from being a table, and where.
  public struct Problem: Error, Hashable, Sendable {
    /// The number of the line, from 1.
    public var line: Int

    /// The rule that it breaks, such as `a quoted field has no end`.
    public var rule: String

    /// Creates a problem.
    public init(line: Int, rule: String) {
      self.line = line
      self.rule = rule
    }
  }

  /// The separator of fields: a comma, a semicolon or a tab.
  public var separator: Character

  /// The rows, the header first.
  ///
  /// Blank lines are left out.
  public var rows: [Row]

  /// Creates a table.
  public init(rows: [Row], separator: Character = ",") {
    self.rows = rows
    self.separator = separator
  }

  /// Returns the place in a row of the column with one of some names, the first of them that is there.
  ///
  /// Capitals, and blanks around a name, make no difference.
  public func column(_ names: String...) -> Int? {
    guard let header = rows.first else { return nil }
    let known = header.fields.map { $0.trimmingBlanks.lowercased() }
    for name in names {
      if let place = known.firstIndex(of: name.lowercased()) { return place }
    }
    return nil
  }
}

extension CSVTable {
  /// Reads a table.
  ///
  /// A byte-order mark is skipped, lines may end in either way, and the separator is the one that the
  /// first line has most of. Quotes are only at the ends of a field, doubled within it.
  ///
  /// - Parameter text: The whole text.
  /// - Throws: The first rule that it breaks.
  public init(_ text: String) throws(Problem) {
    var reader = CSVReader(text)
    rows = try reader.rows()
    separator = Character(reader.separator)
  }

  /// The table as text: every field in quotes, lines ended by CR and LF.
  public var text: String {
    rows.map { row in
      row.fields.map { "\"\($0.replacingQuotes)\"" }.joined(separator: String(separator)) + "\r\n"
    }.joined()
  }
}

extension String {
  fileprivate var replacingQuotes: String {
    // By scalars: a quote before a combining mark is one character with it, and a quote nevertheless.
    unicodeScalars.reduce(into: "") { text, scalar in
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
      text.unicodeScalars.append(scalar)
    }
  }

  fileprivate var trimmingBlanks: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
