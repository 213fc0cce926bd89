import GradeRecords

/// Takes in submissions as they are downloaded from where students hand them in.
///
/// Students wrote every name and byte. Each thing that is not as it must be is refused by itself, with a
/// reason, and all others are taken in. Nothing is written, run or unpacked to a disk.
public struct Intake: Sendable {
  /// The submissions in a folder, and what in it is none.
  public struct Listing: Hashable, Sendable {
    /// The submissions, sorted by student and attempt.
    public var submissions: [PendingSubmission] = []

    /// The roster's students, and those who are in no roster but handed something in; sorted by id.
    public var students: [Student] = []

    /// What is not graded.
    public var problems: [IntakeProblem] = []
  }

  private let root: OpenFolder
  private let roster: Roster?
  private let received: ReceivedTimes
  private let exercises: [String]
  private let limits: IntakeLimits

  /// Opens a folder of submissions.
  ///
  /// - Parameters:
  ///   - folder: Its path.
  ///   - roster: The students; without one, names of folders and files are taken as they are.
  ///   - exercises: The ids of the exercises, in order.
  ///   - limits: How much a submission may hold.
  /// - Throws: `IntakeError` if it cannot be opened.
  public init(
    folder: String, roster: Roster?, exercises: [String], limits: IntakeLimits = IntakeLimits()
  ) throws(IntakeError) {
    do throws(Refusal) {
      root = try OpenFolder(path: folder)
    } catch {
      throw .cannotRead(path: folder, reason: error.reason)
    }
    received = try ReceivedTimes(in: root)
    self.roster = roster
    self.exercises = exercises
    self.limits = limits
  }

  /// Returns the submissions, found by their names alone.
  public func listing() throws(IntakeError) -> Listing {
    let entries: [OpenFolder.Entry]
    do throws(Refusal) {
      entries = try root.entries(limit: 1_000_000).filter { !$0.isTeachers }
    } catch {
      throw .cannotRead(path: ".", reason: error.reason)
    }
    let (found, problems) = reader(for: entries).read(entries, in: root)
    var sorting = IdentitySorting(roster: roster, received: received)
    for submission in found { sorting.add(submission) }
    var listing = sorting.listing
    listing.problems = (problems + listing.problems).sorted { $0.path < $1.path }
    return listing
  }

  private func reader(for entries: [OpenFolder.Entry]) -> any LayoutReader {
    if GradescopeLayout.fits(entries) { return GradescopeLayout() }
    if MoodleLayout.fits(entries) { return MoodleLayout() }
    if CanvasLayout.fits(entries) { return CanvasLayout() }
    return PlainLayout()
  }

  /// Reads a submission.
  ///
  /// Whatever is wrong with it is in the value.
  public func submission(_ pending: PendingSubmission) -> ReceivedSubmission {
    var reader = SubmissionReader(exercises: exercises, limits: limits)
    var refusal: Refusal?
    do throws(Refusal) {
      let files = pending.parts.compactMap { part -> (name: [UInt8], shown: String)? in
        if case .file(let name, let shown) = part { (name, shown) } else { nil }
      }
      if !files.isEmpty { reader.add(try content(of: files), opensArchives: true) }
      for case .folder(let path) in pending.parts {
        var folder = root
        for name in path.split(separator: 0x2F) { folder = try folder.folder(Array(name)) }
        reader.add(try FolderContent(folder, limits: limits), opensArchives: true)
      }
    } catch {
      refusal = error
    }
    return reader.submission(pending, refusal: refusal)
  }

  private func content(
    of files: [(name: [UInt8], shown: String)]
  ) throws(Refusal) -> FileContent {
    var known: [(entry: OpenFolder.Entry, path: [String])] = []
    for file in files { known.append((try root.entry(file.name), [file.shown])) }
    return FileContent(known, in: root, limits: limits)
  }
}

extension OpenFolder.Entry {
  /// Whether it is the instructor's: lists, settings, gradebooks and hidden files.
  fileprivate var isTeachers: Bool {
    guard let text else { return false }
    if text == GradescopeLayout.metadata { return false }
    let endings = [".csv", ".yaml", ".yml", ".key", ".sqlite", ".sqlite-wal", ".sqlite-shm", ".md"]
    return text.hasPrefix(".") || text == "__MACOSX"
      || kind == .file
        && endings.contains { text.lowercased().hasSuffix($0) && !text.contains("_") }
  }
}

/// Why submissions cannot be taken in at all.
public enum IntakeError: Error, Hashable, Sendable {
  /// The folder cannot be read, with the system's reason.
  case cannotRead(path: String, reason: String)

  /// A list of the instructor's cannot be used.
  case badList(path: String, line: Int, rule: String, help: String)
}

extension IntakeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let path, let reason): "cannot read '\(path)': \(reason)"
    case .badList(let path, let line, let rule, _): "\(path):\(line): \(rule)"
    }
  }

  /// One way out.
  public var remedy: String? {
    switch self {
    case .cannotRead: "name the folder that holds the students' submissions"
    case .badList(_, _, _, let help): help
    }
  }
}
