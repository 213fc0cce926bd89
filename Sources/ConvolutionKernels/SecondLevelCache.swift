import CKernels

/// The cache that one core has for itself, behind the nearest one.
///
/// What is packed should stay in it: processors of the same instruction set differ here by eight times.
enum SecondLevelCache {
  /// Its size; that of a usual processor where the system does not tell.
  static let byteCount: Int = {
    let known = kernel_second_level_cache_bytes()
    return known > 0 ? min(max(known, 256 << 10), 2 << 20) : 1 << 20
  }()
}
