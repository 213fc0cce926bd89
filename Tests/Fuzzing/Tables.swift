// Tables that somebody exported, or made up. Built by `.ci/fuzz` with Tables.

/// Reads a table, writes it, and reads it again.
@_cdecl("LLVMFuzzerTestOneInput")
public func readTable(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  guard let table = try? CSVTable(text) else { return 0 }
  guard let again = try? CSVTable(table.text) else {
    preconditionFailure("a table that was written cannot be read")
  }
  precondition(again.rows.map(\.fields) == table.rows.map(\.fields), "a table is read as written")
  return 0
}
