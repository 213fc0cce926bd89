import Synchronization

/// Memory that one thread uses while it works on an item, kept for the next item.
///
/// Fresh memory costs a page fault every 4 KiB, which for these sizes takes as long as filling it.
final class Workspace {
  /// What a buffer is for; each has its own memory.
  enum Role: Int, CaseIterable {
    case rows
    case line
    case sums
    case panel
  }

  private var buffers = [UnsafeMutableRawBufferPointer](
    repeating: UnsafeMutableRawBufferPointer(start: nil, count: 0), count: Role.allCases.count)

  deinit {
    for buffer in buffers { buffer.deallocate() }
  }

  /// Returns memory for a role, with whatever was in it, aligned to a cache line.
  func buffer<Element: BitwiseCopyable>(
    _ role: Role, of type: Element.Type, count: Int
  ) -> UnsafeMutablePointer<Element> {
    let size = max(count, 1) * MemoryLayout<Element>.stride
    if buffers[role.rawValue].count < size {
      buffers[role.rawValue].deallocate()
      buffers[role.rawValue] = HugePages.allocate(byteCount: size)
    }
    return buffers[role.rawValue].baseAddress.unsafelyUnwrapped
      .assumingMemoryBound(to: Element.self)
  }

  private static let free = Mutex<[Stored]>([])

  /// Calls the body with a workspace that nobody else is using.
  static func borrow<Result>(_ body: (Workspace) -> Result) -> Result {
    let stored = free.withLock { $0.popLast() } ?? Stored(workspace: Workspace())
    defer { free.withLock { $0.append(stored) } }
    return body(stored.workspace)
  }

  /// A workspace on its way from one thread to another; it has one owner at any time.
  private struct Stored: @unchecked Sendable {
    let workspace: Workspace
  }
}
