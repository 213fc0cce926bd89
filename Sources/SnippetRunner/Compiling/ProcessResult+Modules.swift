import Sandbox

extension ProcessResult {
  /// Whether a compiler failed over a compiled module in its cache, and not over the text.
  ///
  /// Two compilers that fill one cache at the same moment can take a file from each other; the next
  /// attempt finds the cache filled.
  package var hasLostModule: Bool {
    !isSuccess && errorText.contains(".pcm")
  }
}
