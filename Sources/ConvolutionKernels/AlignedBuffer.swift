/// Memory of a fixed size, aligned to a cache line, filled once and then only read.
final class AlignedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  /// Allocates memory for some elements, all bits zero.
  init(zeros count: Int) {
    let size = max(count, 1) * MemoryLayout<Element>.stride
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    start = memory.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Element.self)
    self.count = count
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
    self.init(zeros: elements.count)
    if let source = elements.baseAddress { start.update(from: source, count: elements.count) }
  }
}
