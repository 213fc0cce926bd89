#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Memory in pages of 2 MiB, where it is worth it and the system has them.
///
/// A processor finds some thousand pages quickly. A large weight has more of the usual 4 KiB, and is
/// read from end to end at every call: then each page is looked up again, while products wait. Making
/// such pages takes long, so they are for memory that is kept.
enum HugePages {
  private static let size = 2 << 20

  /// Smaller memory would waste most of a page.
  private static let leastSize = size / 4

  /// Allocates memory with whatever was in it, aligned to a cache line at least.
  static func allocate(byteCount: Int) -> UnsafeMutableRawBufferPointer {
    guard byteCount >= leastSize else { return .allocate(byteCount: byteCount, alignment: 64) }
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: (byteCount + size - 1) / size * size, alignment: size)
    #if os(Linux)
    // Advice only: without such pages all goes on as usual.
    madvise(memory.baseAddress, memory.count, Int32(MADV_HUGEPAGE))
    #endif
    return memory
  }
}
