/// How much a submission may hold.
public struct IntakeLimits: Hashable, Sendable {
  /// The bytes of an answer.
  public var fileBytes = 1 << 18

  /// The bytes of an archive.
  public var archiveBytes = 32 << 20

  /// The bytes of all that an archive says it unpacks to.
  ///
  /// Only answers are unpacked.
  public var unpackedBytes = 256 << 20

  /// How many times its size in the archive a file of more than a few MiB may have.
  public var ratio = 200

  /// The files and folders of a submission.
  public var entries = 20_000

  /// How deep folders may lie in each other.
  public var depth = 16

  /// The archives of a submission that are opened.
  public var archives = 4

  /// Creates the usual limits.
  public init() {}
}
