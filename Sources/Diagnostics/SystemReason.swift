import FoundationEssentials

#if canImport(Glibc)
import Glibc
#endif

extension Error {
  /// The system's own words for why a file could not be read or written, such as
  /// `Permission denied`; the error's description if the system did not say.
  public var systemReason: String {
    guard let error = self as? CocoaError, let cause = error.underlying as? POSIXError else {
      return "\(self)"
    }
    return String(cString: strerror(cause.code.rawValue))
  }
}
