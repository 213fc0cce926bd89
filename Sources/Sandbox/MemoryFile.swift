import CSandbox
import Glibc

/// A file in memory that takes what a process writes.
///
/// Unlike a pipe it needs nobody to read it, keeps what was written when the process dies, and is
/// capped by the limit on file sizes.
struct MemoryFile: ~Copyable {
  let descriptor: Int32

  init(name: String) throws(SandboxError) {
    descriptor = course_memory_file(name)
    if descriptor < 0 { throw .systemCall("memfd_create", errno: errno) }
  }

  deinit {
    close(descriptor)
  }

  /// Everything that was written so far.
  func contents() -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, size, 0))
    }
  }
}
