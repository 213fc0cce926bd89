/// One axis of a phase, two of whose outputs are computed at a time.
///
/// Outputs 2·t and 2·t + 1 are a *tile*. With r taps they read r + 1 neighbouring inputs, and take
/// r + 1 products where the definition takes 2·r (Winograd, *Arithmetic Complexity of Computations*,
/// 1980). The taps of a strided convolution fall into parts by the residue of what they read; each
/// part is a filter of its own, and products of all parts are added up before outputs are made of them.
struct TileAxis: Sendable {
  /// Taps that read neighbouring cells of one residue.
  struct Part: Sendable {
    let sourceResidue: Int

    /// From the position of the tile's first output to the first input.
    let shift: Int

    /// The kernel's cells, in the order of what they read.
    let kernelCells: [Int]

    /// From one of the cells to the next; the same for all, since neighbouring inputs lie a stride apart.
    var cellStep: Int { kernelCells.count > 1 ? kernelCells[1] - kernelCells[0] : 0 }
  }

  /// The outputs of a tile.
  static let outputs = 2

  /// The residue of the target's cells.
  let residue: Int

  /// The taps of each part, 1 to 3.
  let taps: Int

  let parts: [Part]

  /// The inputs of a tile, and the products of a part.
  var products: Int { taps + 1 }

  /// The sums of weights; a single weight is a factor of both products.
  var factors: Int { taps == 1 ? 1 : taps + 1 }

  /// Returns the factor of a product.
  func factor(of product: Int) -> Int { taps == 1 ? 0 : product }

  /// Creates the axis of a phase; `nil` unless its taps are such parts, all of one length.
  init?(_ phase: AxisPhase) {
    residue = phase.residue
    let residues = Set(phase.taps.map(\.sourceResidue)).sorted()
    parts = residues.map { residue in
      let taps = phase.taps.filter { $0.sourceResidue == residue }.sorted { $0.shift < $1.shift }
      return Part(
        sourceResidue: residue, shift: taps[0].shift, kernelCells: taps.map(\.kernelCell))
    }
    taps = parts.first?.kernelCells.count ?? 0
    guard 1...3 ~= taps, parts.allSatisfy({ $0.kernelCells.count == taps }) else { return nil }
    for part in parts {
      let shifts = phase.taps.filter { $0.sourceResidue == part.sourceResidue }.map(\.shift)
      guard Set(shifts) == Set(part.shift..<part.shift + taps) else { return nil }
    }
  }
}
