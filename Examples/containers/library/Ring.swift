import SnippetSupport

/// A queue in a fixed number of slots, of which the oldest is written over when all are full.
public struct Ring {
  /// The slots in the order in which they lie in memory; empty ones hold zero.
  public private(set) var slots: [Double]

  private var next = 0

  /// The number of elements.
  public private(set) var count = 0

  /// Creates a ring with some slots.
  public init(slotCount: Int) {
    guard slotCount > 0 else { fatalError("a ring has at least one slot, not \(slotCount)") }
    slots = Array(repeating: 0, count: slotCount)
  }

  /// Adds an element, over the oldest one if there is no free slot.
  public mutating func append(_ element: Double) {
    slots[next] = element
    next = (next + 1) % slots.count
    count = min(count + 1, slots.count)
  }
}

/// Chapters compare a ring with numbers in brackets.
extension Ring: TensorComparable {
  public var shape: [Int] { [slots.count] }
  public var scalars: [Double] { slots }
}
