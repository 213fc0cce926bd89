import CZip
import Glibc

/// A zip archive that is made in memory, by libzip.
///
/// The same files give the same bytes: no time, owner or name of this machine is in it.
package struct ZipArchive: ~Copyable {
  private let archive: OpaquePointer
  private let memory: OpaquePointer

  /// Creates an empty archive.
  package init() throws(ArchiveError) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let memory = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw .notPacked(reason: String(cString: zip_error_strerror(&error)))
    }
    // Closing the archive gives its own hold on the memory back; what is in it is read afterwards.
    zip_source_keep(memory)
    guard let archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error) else {
      zip_source_free(memory)
      zip_source_free(memory)
      throw .notPacked(reason: String(cString: zip_error_strerror(&error)))
    }
    self.archive = archive
    self.memory = memory
  }

  /// Adds a file behind those that are there.
  ///
  /// - Parameters:
  ///   - name: The path within the archive.
  ///   - bytes: The content.
  ///   - isCompressed: Whether the content is compressed.
  ///   - level: How hard to compress it, from 1 to 9.
  /// - Throws: `ArchiveError.notPacked`.
  package func add(
    _ name: String, _ bytes: [UInt8], isCompressed: Bool, level: UInt32 = 9
  ) throws(ArchiveError) {
    // libzip reads the content when the archive is closed, and frees it then.
    let copy = malloc(max(bytes.count, 1))
    bytes.withUnsafeBytes { buffer in
      if let start = buffer.baseAddress, let copy { memcpy(copy, start, buffer.count) }
    }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
      free(copy)
      throw fault
    }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw fault
    }
    let place = zip_uint64_t(index)
    let method = isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    // 1 January 1980, the first day that an archive can name.
    guard zip_set_file_compression(archive, place, method, isCompressed ? level : 0) == 0,
      zip_file_set_dostime(archive, place, 0, 1 << 5 | 1, 0) == 0
    else { throw fault }
  }

  /// Returns the whole archive.
  package consuming func packed() throws(ArchiveError) -> [UInt8] {
    guard zip_close(archive) == 0 else {
      let fault = fault
      zip_discard(archive)
      zip_source_free(memory)
      discard self
      throw fault
    }
    let memory = memory
    discard self
    defer { zip_source_free(memory) }
    guard zip_source_open(memory) == 0 else { throw .notPacked(reason: "it cannot be read") }
    defer { zip_source_close(memory) }
    guard zip_source_seek(memory, 0, SEEK_END) == 0 else {
      throw .notPacked(reason: "its size is unknown")
    }
    let count = Int(zip_source_tell(memory))
    guard zip_source_seek(memory, 0, SEEK_SET) == 0 else {
      throw .notPacked(reason: "it cannot be read")
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, filled in
      filled = max(0, Int(zip_source_read(memory, buffer.baseAddress, zip_uint64_t(buffer.count))))
    }
    guard bytes.count == count else { throw .notPacked(reason: "it cannot be read") }
    return bytes
  }

  private var fault: ArchiveError {
    .notPacked(reason: String(cString: zip_strerror(archive)))
  }

  deinit {
    zip_discard(archive)
    zip_source_free(memory)
  }
}
