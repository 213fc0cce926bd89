/// A matrix that stores only the entries that something put there.
public struct SparseMatrix: Hashable, Sendable {
  /// One stored entry.
  public struct Entry: Hashable, Sendable {
    /// The row, counted from 0.
    public let row: Int

    /// The column, counted from 0.
    public let column: Int

    /// The value, which may be zero.
    public let value: Float
  }

  /// The number of rows.
  public let rowCount: Int

  /// The number of columns.
  public let columnCount: Int

  /// The stored entries; no two share a place.
  public private(set) var entries: [Entry] = []

  /// Creates a matrix of zeros.
  public init(rowCount: Int, columnCount: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount
  }

  /// Stores an entry at a place that has none.
  mutating func insert(_ value: Float, row: Int, column: Int) {
    entries.append(Entry(row: row, column: column, value: value))
  }

  /// Returns the product with a vector of `columnCount` elements.
  public func multiplied(by vector: [Float]) -> [Float] {
    precondition(vector.count == columnCount)
    var product = [Float](repeating: 0, count: rowCount)
    for entry in entries {
      product[entry.row] += entry.value * vector[entry.column]
    }
    return product
  }

  /// Returns the product of the transposed matrix with a vector of `rowCount` elements.
  public func transposeMultiplied(by vector: [Float]) -> [Float] {
    precondition(vector.count == rowCount)
    var product = [Float](repeating: 0, count: columnCount)
    for entry in entries {
      product[entry.column] += entry.value * vector[entry.row]
    }
    return product
  }

  /// Returns all elements, row by row.
  ///
  /// - Precondition: `rowCount * columnCount` does not overflow.
  public func dense() -> [Float] {
    var elements = [Float](repeating: 0, count: rowCount * columnCount)
    for entry in entries {
      elements[entry.row * columnCount + entry.column] = entry.value
    }
    return elements
  }
}
