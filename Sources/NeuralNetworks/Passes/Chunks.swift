import ConvolutionKernels

/// Long stretches of numbers, divided among threads.
///
/// Each number of a result is computed by one thread from the same operands in the same order, so
/// how many threads there are changes nothing but the time.
enum Chunks {
  /// What one thread takes at a time: enough to be worth handing over, and little enough to stay in
  /// the second-level cache.
  private static let size = 1 << 15

  /// Calls the body with ranges that cover the numbers from 0 to `count`, each of them once.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - size: How much work each one stands for, counted in elements of a tensor.
  ///   - body: Works on a range of them; called by several threads at a time.
  static func forEach(of count: Int, each size: Int = 1, _ body: (Range<Int>) -> Void) {
    let perChunk = max(Self.size / max(size, 1), 1)
    guard count > perChunk else { return body(0..<count) }
    ComputeThreads.forEachItem(of: (count + perChunk - 1) / perChunk) { item in
      body(item * perChunk..<min((item + 1) * perChunk, count))
    }
  }
}

extension Tensor {
  /// Creates a tensor whose elements a body writes, stretch by stretch.
  ///
  /// - Parameters:
  ///   - shape: The size of each axis.
  ///   - body: Writes the elements of a range; the pointer is to the first element of all.
  init(shape: [Int], writing body: (UnsafeMutablePointer<Float>, Range<Int>) -> Void) {
    let count = shape.elementCount
    self.init(shape: shape) { start in Chunks.forEach(of: count) { body(start, $0) } }
  }

  /// Creates a tensor all of whose elements a body writes, if there are any.
  init(shape: [Int], writing body: (UnsafeMutablePointer<Float>) -> Void) {
    let count = shape.elementCount
    let scalars = [Float](unsafeUninitializedCapacity: count) { memory, initialized in
      if count > 0, let start = memory.baseAddress { body(start) }
      initialized = count
    }
    self.init(uncheckedShape: shape, scalars: scalars)
  }

  /// Replaces the elements, stretch by stretch; in place, if nobody else has this tensor.
  mutating func rewrite(_ body: (UnsafeMutablePointer<Float>, Range<Int>) -> Void) {
    let count = scalarCount
    withMutableAddress { start in
      Chunks.forEach(of: count) { body(start, $0) }
    }
  }

  /// Calls the body with the address of the first element, unless there is none.
  ///
  /// If somebody else has this tensor, it gets memory of its own first.
  mutating func withMutableAddress(_ body: (UnsafeMutablePointer<Float>) -> Void) {
    scalars.withUnsafeMutableBufferPointer { $0.baseAddress.map(body) }
  }

  /// Calls the body with the address of the first element, unless there is none.
  func withAddress(_ body: (UnsafePointer<Float>) -> Void) {
    scalars.withUnsafeBufferPointer { $0.baseAddress.map(body) }
  }
}

/// Stops the program unless tensors that one pass walks through have one shape.
///
/// They have, unless a program gave a variable a value of another shape on the way.
func requireSameShape(_ first: Tensor, _ others: Tensor...) {
  guard let other = others.first(where: { $0.shape != first.shape }) else { return }
  shapeFailure(
    "a variable of shape \(other.shape) was given one of shape \(first.shape) between the "
      + "computation and its gradient; make a new variable instead")
}
