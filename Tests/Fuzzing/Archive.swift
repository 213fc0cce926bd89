// Archives that a student handed in. Built by `.ci/fuzz` with Archives.

/// Lists an archive and unpacks its small files, as the intake does.
@_cdecl("LLVMFuzzerTestOneInput")
public func readArchive(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let archive = try? ZipReader(bytes) else { return 0 }
  for index in 0..<min(archive.count, 50) {
    guard let entry = try? archive.entry(at: index) else { continue }
    let content = try? archive.bytes(at: entry.index, limit: 1 << 16)
    precondition((content?.count ?? 0) <= 1 << 16, "no more is unpacked than was asked for")
  }
  return 0
}
