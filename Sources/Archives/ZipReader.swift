import CZip
import Glibc

/// A zip archive that is read from memory, by libzip.
///
/// Nothing of it is ever written to a disk.
package final class ZipReader {
  /// What the archive says of a file in it.
  package struct Entry: Hashable, Sendable {
    /// The place in the archive, from 0.
    package var index: Int

    /// The bytes of the path, as they are written in the archive.
    package var name: [UInt8]

    /// The size that it says it has once it is unpacked.
    package var size: Int

    /// The size that it has in the archive.
    package var packedSize: Int

    /// The bits of its mode, where it was made on a Unix system; 0 elsewhere.
    package var mode: UInt32

    /// Whether a password is needed.
    package var isEncrypted: Bool
  }

  private let archive: OpaquePointer

  /// Opens an archive.
  ///
  /// - Throws: `ArchiveError.unreadable`.
  package init(_ bytes: [UInt8]) throws(ArchiveError) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let copy = malloc(max(bytes.count, 1))
    bytes.withUnsafeBytes { buffer in
      if let start = buffer.baseAddress, let copy { memcpy(copy, start, buffer.count) }
    }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &error) else {
      free(copy)
      throw .unreadable(reason: String(cString: zip_error_strerror(&error)))
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw .unreadable(reason: String(cString: zip_error_strerror(&error)))
    }
    self.archive = archive
  }

  deinit {
    zip_discard(archive)
  }

  /// The number of files and folders in it.
  package var count: Int { Int(zip_get_num_entries(archive, 0)) }

  /// Returns what it says of the file at a place.
  package func entry(at index: Int) throws(ArchiveError) -> Entry {
    var status = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW), &status) == 0,
      let name = status.name
    else { throw fault }
    var system = UInt8(0)
    var attributes = UInt32(0)
    let isKnown =
      zip_file_get_external_attributes(archive, zip_uint64_t(index), 0, &system, &attributes) == 0
    return Entry(
      index: index, name: Array(UnsafeRawBufferPointer(start: name, count: strlen(name))),
      size: Int(clamping: status.size), packedSize: Int(clamping: status.comp_size),
      mode: isKnown && system == ZIP_OPSYS_UNIX ? attributes >> 16 : 0,
      isEncrypted: status.encryption_method != ZIP_EM_NONE)
  }

  /// Returns the bytes of a file.
  ///
  /// - Parameters:
  ///   - index: Its place.
  ///   - limit: The most bytes to unpack, whatever the archive says its size is.
  /// - Returns: The bytes; `nil` if there are more.
  /// - Throws: `ArchiveError.unreadable`, also for a checksum that is wrong.
  package func bytes(at index: Int, limit: Int) throws(ArchiveError) -> [UInt8]? {
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw fault }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let got = zip_fread(file, &chunk, zip_uint64_t(chunk.count))
      guard got >= 0 else {
        throw .unreadable(reason: String(cString: zip_file_strerror(file)))
      }
      if got == 0 { return bytes }
      bytes += chunk[..<Int(got)]
      if bytes.count > limit { return nil }
    }
  }

  private var fault: ArchiveError { .unreadable(reason: String(cString: zip_strerror(archive))) }
}
