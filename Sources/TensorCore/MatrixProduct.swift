/// Returns the product of two matrices, or of batches of matrices.
///
/// Vectors count as one row on the left and as one column on the right, and that axis disappears
/// from the result. Axes before the last two are broadcast.
///
/// - Parameters:
///   - left: Shape `[…, n, k]` or `[k]`.
///   - right: Shape `[…, k, m]` or `[k]`.
///   - file: The caller's file, for the message if the inner sizes differ.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[…, n, m]`; of rank 0 for two vectors.
/// - Complexity: O(*n·k·m*) for each pair of matrices.
public func matmul(
  _ left: Tensor, _ right: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  stop(on: problem(multiplying: left.shape, right.shape), file: file, line: line)
  let rows = left.rank == 1 ? left.unsqueezed(axis: 0) : left
  let columns = right.rank == 1 ? right.unsqueezed(axis: 1) : right
  var product = batchedProduct(rows, columns)
  if right.rank == 1 { product = product.squeezed(axis: -1) }
  if left.rank == 1 { product = product.squeezed(axis: right.rank == 1 ? -1 : -2) }
  return product
}

/// Returns the sum of the products of the elements of two tensors of one shape.
///
/// - Parameters:
///   - left: A tensor.
///   - right: A tensor of the same shape.
///   - file: The caller's file, for the message if the shapes differ.
///   - line: The caller's line.
/// - Returns: The inner product ⟨left, right⟩, added up in double precision.
public func dot(
  _ left: Tensor, _ right: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Float {
  let problem =
    "dot takes tensors of one shape, but the shapes are \(left.shape) and \(right.shape)"
  stop(on: left.shape == right.shape ? nil : problem, file: file, line: line)
  let products = zip(left.scalars, right.scalars)
  return Float(products.reduce(0.0) { $0 + Double($1.0) * Double($1.1) })
}

/// Returns why two shapes have no matrix product, or `nil` if they have one.
func problem(multiplying left: [Int], _ right: [Int]) -> String? {
  guard let inner = left.last, !right.isEmpty else {
    return "matmul takes vectors and matrices, not single numbers: the shapes are \(left) "
      + "and \(right)"
  }
  let axis = right.count == 1 ? 0 : right.count - 2
  guard inner == right[axis] else {
    return "matmul: axis \(left.count - 1) of \(left) has size \(inner), but axis \(axis) of "
      + "\(right) has size \(right[axis]); they must be equal"
  }
  guard let batch = Broadcasting.shape(left.dropLast(2), right.dropLast(2)) else {
    return "matmul: the axes before the last two of \(left) and \(right) do not combine"
  }
  let rows = left.count == 1 ? 1 : left[left.count - 2]
  return AllocationLimit.problem(of: batch + [rows, right.count == 1 ? 1 : right[right.count - 1]])
}

/// Multiplies tensors of rank 2 or more.
private func batchedProduct(_ left: Tensor, _ right: Tensor) -> Tensor {
  let (n, k, m) = (
    left.shape[left.rank - 2], left.shape[left.rank - 1], right.shape[right.rank - 1]
  )
  let batch = Broadcasting.shape(left.shape.dropLast(2), right.shape.dropLast(2)) ?? []
  let leftScalars = left.broadcast(to: batch + [n, k]).scalars
  let rightScalars = right.broadcast(to: batch + [k, m]).scalars
  var product = [Float](repeating: 0, count: batch.elementCount * n * m)
  product.withUnsafeMutableBufferPointer { product in
    leftScalars.withUnsafeBufferPointer { left in
      rightScalars.withUnsafeBufferPointer { right in
        // left [batch, n, k], right [batch, k, m], product [batch, n, m]
        for row in 0..<batch.elementCount * n {
          let matrix = row / n * k * m
          for j in 0..<k {
            let factor = left[row * k + j]
            // The innermost loop runs along rows of memory.
            for c in 0..<m { product[row * m + c] += factor * right[matrix + j * m + c] }
          }
        }
      }
    }
  }
  return Tensor(uncheckedShape: batch + [n, m], scalars: product)
}
