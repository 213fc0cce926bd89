import Diagnostics

/// Something to tell the person who waits for chapters to run.
public enum RunEvent: Sendable {
  /// A chapter is compiled and run, with the reason in words, such as `snippet 'scatter' changed`.
  case started(chapter: String, reason: String)

  /// A chapter has its result, from the cache or from a run.
  case finished(ChapterResult)

  /// A slow chapter is left out of a quick run.
  case skipped(chapter: String)

  /// Results cannot be kept; told once a run.
  case cacheUnavailable(Diagnostic)
}
