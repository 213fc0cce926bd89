import Digests
import Foundation
import GradeRecords

/// A plan on a disk that all machines reach, or a copy of it.
///
///     plan.json                   the plan, with a MAC
///     submissions/shard-000.jsonl the submissions of a shard, which the plan has the digest of
///     records/shard-000.jsonl     what the shard wrote, a MAC in each line
///
/// The key is not in it.
public struct PlanFolder: Sendable {
  /// The plan.
  public let plan: GradingPlan

  /// The absolute path of the folder.
  public let path: String

  /// What names the folder in messages.
  let name: String

  let key: SecretKey

  /// Opens a plan.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - keyFile: The file with the course's key; `nil` for the one beside the gradebook.
  /// - Throws: `PlanError`, or `BatchError` if the key cannot be used.
  public init(at path: String, keyFile: String?) throws {
    self.path = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    name = path
    let file = self.path + "/" + Self.planName
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw PlanError.notAPlan(path: path)
    }
    let line = text.split(separator: "\n").first ?? ""
    guard let said = try? SignedJSON.uncheckedValue(of: line, as: Format.self) else {
      throw PlanError.notAPlan(path: path)
    }
    guard said.format == GradingPlan.currentFormat else { throw PlanError.tooNew(path: path) }
    let keyPath = keyFile ?? Self.resolved(said.keyFile, in: self.path)
    key = try KeyFile.key(existingAt: keyPath)
    guard key.name == said.keyName else { throw PlanError.otherKey(path: keyPath) }
    do throws(SignedJSON.Problem) {
      plan = try Self.signing(key).value(of: line)
    } catch {
      throw PlanError.altered(file: "\(path)/\(Self.planName)")
    }
  }

  /// The little that is read before the key is there.
  private struct Format: Decodable {
    var format: Int
    var keyName: String
    var gradebook: String

    var keyFile: String { PlanFolder.keyFile(beside: gradebook) }
  }

  /// Where the gradebook lies.
  public var gradebookPath: String { Self.resolved(plan.gradebook, in: path) }

  /// Where the key lies, unless another place is named.
  public var keyPath: String { Self.keyFile(beside: gradebookPath) }

  private static func keyFile(beside gradebook: String) -> String {
    gradebook.replacing(/\.[^.\/]*$/, with: "") + ".key"
  }

  private static func resolved(_ relative: String, in folder: String) -> String {
    URL(filePath: relative, relativeTo: URL(filePath: folder, directoryHint: .isDirectory))
      .standardizedFileURL.path(percentEncoded: false)
  }
}

extension PlanFolder {
  static let planName = "plan.json"

  static func signing(_ key: SecretKey) -> SignedJSON { SignedJSON(key, for: ["grading plan"]) }

  /// What signs the records of a plan.
  var recordSigning: SignedJSON { SignedJSON(key, for: ["shard records", plan.id]) }

  static func submissionsName(_ shard: Int) -> String { "submissions/\(shardName(shard))" }

  static func recordsName(_ shard: Int) -> String { "records/\(shardName(shard))" }

  private static func shardName(_ shard: Int) -> String {
    let digits = "\(shard)"
    return "shard-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits).jsonl"
  }

  /// How many lines a shard has recorded, be they good or not: how far it has come.
  func recordCount(of shard: Int) -> Int {
    let data = FileManager.default.contents(atPath: "\(path)/\(Self.recordsName(shard))")
    return min(data?.count { $0 == 0x0A } ?? 0, plan.shards[shard].count)
  }

  /// Returns the submissions of a shard.
  ///
  /// - Throws: `PlanError` if there is no such shard, or its file is not as it was made.
  func submissions(of shard: Int) throws(PlanError) -> [PlannedSubmission] {
    guard plan.shards.indices.contains(shard) else {
      throw .noShard(number: shard, count: plan.shards.count)
    }
    let file = "\(path)/\(Self.submissionsName(shard))"
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .unusable(path: file, reason: "it cannot be read")
    }
    guard ContentDigest(of: data).text == plan.shards[shard].sha256 else {
      throw .altered(file: file)
    }
    do {
      return try data.split(separator: 0x0A).map {
        try JSONDecoder().decode(PlannedSubmission.self, from: $0)
      }
    } catch {
      throw .altered(file: file)
    }
  }
}
