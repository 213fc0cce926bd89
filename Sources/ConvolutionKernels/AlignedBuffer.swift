/// Memory of a fixed size, aligned to a cache line, filled once and then only read.
final class AlignedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  /// Allocates memory for some elements, with whatever was in it.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - forManyCalls: Whether it is kept for long, so that large pages are worth making.
  init(unfilled count: Int, forManyCalls: Bool = false) {
    let size = max(count, 1) * MemoryLayout<Element>.stride
    let memory =
      forManyCalls
      ? HugePages.allocate(byteCount: size)
      : UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    start = memory.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Element.self)
    self.count = count
  }

  /// Allocates memory for some elements, all bits zero.
  convenience init(zeros count: Int) {
    self.init(unfilled: count)
    UnsafeMutableRawPointer(start).initializeMemory(
      as: UInt8.self, repeating: 0, count: count * MemoryLayout<Element>.stride)
  }

  /// The elements, to be read.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }

  deinit {
    start.deallocate()
  }
}

extension AlignedBuffer {
  /// Allocates memory that holds a copy of some elements.
  convenience init(copying elements: UnsafeBufferPointer<Element>) {
    self.init(unfilled: elements.count)
    if let source = elements.baseAddress { start.update(from: source, count: elements.count) }
  }
}
