import Tables
import Testing

struct CSVTableTests {
  private func fields(_ text: String) throws -> [[String]] {
    try CSVTable(text).rows.map(\.fields)
  }

  @Test func readsQuotedFieldsWithSeparatorsQuotesAndLines() throws {
    #expect(
      try fields("a,\"b, c\",\"say \"\"x\"\"\"\r\n1,\"two\nlines\",\r\n")
        == [["a", "b, c", "say \"x\""], ["1", "two\nlines", ""]])
  }

  @Test func findsTheSeparatorOfTheFirstLine() throws {
    #expect(try fields("a;b;\"c,d,e,f\"\n1;2,5;3") == [["a", "b", "c,d,e,f"], ["1", "2,5", "3"]])
    #expect(try fields("a\tb\n1\t2") == [["a", "b"], ["1", "2"]])
    #expect(try CSVTable("one\ntwo").separator == ",")
  }

  @Test func skipsByteOrderMarkAndBlankLinesAndCountsLines() throws {
    let table = try CSVTable("\u{FEFF}a,b\r\r\"x\ny\",1\n\nz,2")
    #expect(table.rows.map(\.fields) == [["a", "b"], ["x\ny", "1"], ["z", "2"]])
    #expect(table.rows.map(\.line) == [1, 3, 6])
  }

  @Test func namesTheLineThatBreaksARule() {
    for (text, line) in [
      ("a,b\nc,\"d", 2), ("a\nb\"c", 2), ("\"a\"b,c", 1), ("a,b\n\"x\ny\"z", 3), ("a\0b", 1),
    ] {
      #expect(throws: CSVTable.Problem.self, "\(text)") { try CSVTable(text) }
      do { _ = try CSVTable(text) } catch { #expect(error.line == line, "\(text)") }
    }
  }

  @Test func readsWhatItWrites() throws {
    // In the last, a combining mark follows a quote.
    let rows = [["a", "b"], ["=1+1", "x\"y,\r\nz"], ["", "ü"], ["1", "\"\u{7AC},\"\u{338}"]]
    let table = CSVTable(rows: rows.map { CSVTable.Row($0) })
    #expect(try fields(table.text) == rows)
  }

  @Test func findsColumnsWhateverTheirCapitals() throws {
    let table = try CSVTable("Student, SIS User ID ,Section\n")
    #expect(table.column("sis user id", "id") == 1)
    #expect(table.column("email") == nil)
  }
}
