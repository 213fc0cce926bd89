/// A person whose submissions are graded, as the roster names them.
public struct Student: Hashable, Sendable, Codable, Identifiable {
  /// The key of the student in the gradebook and in the names of folders, such as `ada`.
  public var id: String

  /// The name as it is shown; empty where nobody gave one.
  public var name: String

  /// The e-mail address.
  public var email: String?

  /// The number in the registry of the university: Canvas's `SIS User ID`, Moodle's `ID number`.
  public var sisID: String?

  /// The name to log in with: Canvas's `SIS Login ID`, Moodle's `Username`.
  public var login: String?

  /// The number in the learning platform alone: Canvas's `ID`, Moodle's `Participant` number.
  public var platformID: String?

  /// The name of the section or group.
  public var section: String?

  /// Whether the roster has the student.
  ///
  /// One who is not in it may be graded all the same.
  public var isListed: Bool

  /// Creates a student.
  public init(
    id: String, name: String = "", email: String? = nil, sisID: String? = nil,
    login: String? = nil, platformID: String? = nil, section: String? = nil, isListed: Bool = true
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.sisID = sisID
    self.login = login
    self.platformID = platformID
    self.section = section
    self.isListed = isListed
  }

  /// The name, or the id where there is none.
  public var displayName: String { name.isEmpty ? id : name }
}
