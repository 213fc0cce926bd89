/// Splits a text into rows and fields.
struct CSVReader {
  private let scalars: [Unicode.Scalar]
  let separator: Unicode.Scalar
  private var place = 0
  private var line = 1

  init(_ text: String) {
    let all = text.unicodeScalars
    scalars = Array(all.first == "\u{FEFF}" ? all.dropFirst() : all[...])
    separator = Self.separator(in: scalars)
  }

  /// The separator that the first line has most of outside quotes; a comma where it has none.
  private static func separator(in scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [:]
    var isQuoted = false
    for scalar in scalars {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted && (scalar == "\n" || scalar == "\r") { break }
      if !isQuoted { counts[scalar, default: 0] += 1 }
    }
    let found = [",", ";", "\t"].max { counts[$0, default: 0] < counts[$1, default: 0] }
    return found.flatMap { counts[$0] == nil ? nil : $0 } ?? ","
  }

  /// Returns all rows that are not blank.
  mutating func rows() throws(CSVTable.Problem) -> [CSVTable.Row] {
    var rows: [CSVTable.Row] = []
    while place < scalars.count {
      let row = try row()
      if row.fields != [""] { rows.append(row) }
    }
    return rows
  }

  private mutating func row() throws(CSVTable.Problem) -> CSVTable.Row {
    var row = CSVTable.Row([], line: line)
    while true {
      row.fields.append(try field())
      guard place < scalars.count, scalars[place] == separator else { break }
      place += 1
    }
    endLine()
    return row
  }

  /// Steps over the end of a line, of any of the three kinds.
  private mutating func endLine() {
    guard place < scalars.count else { return }
    let isPair = scalars[place] == "\r" && place + 1 < scalars.count && scalars[place + 1] == "\n"
    place += isPair ? 2 : 1
    line += 1
  }

  private var isAtEnd: Bool {
    guard place < scalars.count else { return true }
    return scalars[place] == separator || scalars[place] == "\n" || scalars[place] == "\r"
  }

  private mutating func field() throws(CSVTable.Problem) -> String {
    guard place < scalars.count, scalars[place] == "\"" else { return try plainField() }
    let start = line
    place += 1
    var field = String.UnicodeScalarView()
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      if scalar != "\"" {
        if scalar == "\n" { line += 1 }
        field.append(scalar)
      } else if place < scalars.count && scalars[place] == "\"" {
        field.append(scalar)
        place += 1
      } else if isAtEnd {
        return String(field)
      } else {
        throw CSVTable.Problem(line: line, rule: "a separator is missing behind a quoted field")
      }
    }
    throw CSVTable.Problem(line: start, rule: "a quoted field has no end")
  }

  private mutating func plainField() throws(CSVTable.Problem) -> String {
    var field = String.UnicodeScalarView()
    while !isAtEnd {
      let scalar = scalars[place]
      guard scalar != "\"" else {
        throw CSVTable.Problem(line: line, rule: "a quote is inside a field that has no quotes")
      }
      guard scalar != "\0" else {
        throw CSVTable.Problem(line: line, rule: "a field has a null character")
      }
      field.append(scalar)
      place += 1
    }
    return String(field)
  }
}
