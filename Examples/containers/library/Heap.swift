/// A collection that hands out its smallest element first.
///
/// The elements form a binary tree in an array: the children of the element at `i` are at `2i + 1` and
/// `2i + 2`, and no child is smaller than its parent.
public struct Heap<Element: Comparable> {
  /// The tree, row by row.
  public private(set) var elements: [Element] = []

  /// Creates a heap of some elements.
  ///
  /// - Complexity: O(*n* log *n*)
  public init(_ elements: [Element] = []) {
    for element in elements { insert(element) }
  }

  /// The number of elements.
  public var count: Int { elements.count }

  /// Adds an element.
  ///
  /// - Returns: How often it changed places with its parent.
  /// - Complexity: O(log *n*)
  @discardableResult
  public mutating func insert(_ element: Element) -> Int {
    elements.append(element)
    var (place, swaps) = (elements.count - 1, 0)
    while place > 0, elements[place] < elements[(place - 1) / 2] {
      elements.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
      swaps += 1
    }
    return swaps
  }

  /// Removes and returns the smallest element; `nil` if the heap is empty.
  ///
  /// - Complexity: O(log *n*)
  public mutating func removeSmallest() -> Element? {
    guard let smallest = elements.first else { return nil }
    elements[0] = elements[elements.count - 1]
    elements.removeLast()
    var place = 0
    while let child = smallerChild(of: place), elements[child] < elements[place] {
      elements.swapAt(place, child)
      place = child
    }
    return smallest
  }

  private func smallerChild(of place: Int) -> Int? {
    (2 * place + 1...2 * place + 2).filter { $0 < elements.count }
      .min { elements[$0] < elements[$1] }
  }
}
