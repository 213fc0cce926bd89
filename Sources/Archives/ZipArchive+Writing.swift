import Foundation

extension ZipArchive {
  /// Writes an archive of some files, whole or not at all.
  ///
  /// - Parameters:
  ///   - files: The paths within the archive and the contents, in order.
  ///   - path: The file to write.
  ///   - level: How hard to compress, from 1 to 9.
  /// - Throws: `ArchiveError` if it cannot be packed or written.
  package static func write(
    _ files: [(path: String, bytes: [UInt8])], to path: String, level: UInt32 = 9
  ) throws(ArchiveError) {
    let archive = try ZipArchive()
    for file in files { try archive.add(file.path, file.bytes, isCompressed: true, level: level) }
    let bytes = try archive.packed()
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
  }
}
