/// Sums over neighbouring numbers, several side by side.
///
/// A sum of many partial ones is quicker than one long chain of additions, and rounded less; after
/// some thousand numbers the partial sums go into a sum in double precision.
enum Sums {
  private typealias Lanes = SIMD16<Float>

  /// The numbers that are summed in single precision; a multiple of the lanes.
  private static let stretch = 4096

  /// Returns Σ x.
  static func total(_ x: UnsafeBufferPointer<Float>) -> Double {
    sum(over: x.count) {
      $0 += load(x, $1)
    } rest: {
      x[$0]
    }
  }

  /// Returns Σ (x − center)².
  static func squares(_ x: UnsafeBufferPointer<Float>, from center: Float) -> Double {
    sum(over: x.count) { lanes, place in
      let distance = load(x, place) - center
      lanes += distance * distance
    } rest: { place in
      (x[place] - center) * (x[place] - center)
    }
  }

  /// Returns Σ g·(x − center).
  static func products(
    _ g: UnsafeBufferPointer<Float>, _ x: UnsafeBufferPointer<Float>, from center: Float
  ) -> Double {
    sum(over: x.count) { lanes, place in
      lanes += load(g, place) * (load(x, place) - center)
    } rest: { place in
      g[place] * (x[place] - center)
    }
  }

  @inline(__always)
  private static func load(_ x: UnsafeBufferPointer<Float>, _ place: Int) -> Lanes {
    UnsafeRawBufferPointer(x).loadUnaligned(
      fromByteOffset: place * MemoryLayout<Float>.stride, as: Lanes.self)
  }

  @inline(__always)
  private static func sum(
    over count: Int, add: (inout Lanes, Int) -> Void, rest: (Int) -> Float
  ) -> Double {
    var total = 0.0
    let whole = count - count % Lanes.scalarCount
    for first in stride(from: 0, to: whole, by: stretch) {
      var lanes = Lanes()
      for place in stride(from: first, to: min(first + stretch, whole), by: Lanes.scalarCount) {
        add(&lanes, place)
      }
      total += Double(lanes.sum())
    }
    for place in whole..<count { total += Double(rest(place)) }
    return total
  }
}
