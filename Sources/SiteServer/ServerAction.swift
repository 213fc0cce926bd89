import Foundation

/// Something that pages may have done: `POST /.course/do/NAME` with a body.
///
///     ServerAction("grade") { body in
///       guard let submission = try? JSONDecoder().decode(Submission.self, from: body) else {
///         return .refused("not a submission")
///       }
///       return .json(await grade(submission))
///     }
///
/// A page calls it as `await courseLive.do("grade", submission)`, which sends JSON with the token
/// of the run and returns the decoded answer. Only pages of the server's own get so far.
public struct ServerAction: Sendable {
  /// What an action answers.
  public struct Answer: Hashable, Sendable {
    /// The HTTP status.
    public var status: Int

    /// JSON.
    public var body: Data

    /// Creates an answer.
    public init(status: Int, body: Data) {
      self.status = status
      self.body = body
    }

    /// Returns an answer with a value; 500 if it cannot be encoded.
    public static func json(_ value: some Encodable) -> Answer {
      do {
        return Answer(status: 200, body: try JSONEncoder().encode(value))
      } catch {
        return Answer(status: 500, body: Data(#"{"error":"the answer cannot be encoded"}"#.utf8))
      }
    }

    /// Returns the answer to a body that makes no sense, with the reason.
    public static func refused(_ reason: String) -> Answer {
      var answer = json(["error": reason])
      answer.status = 400
      return answer
    }
  }

  /// The name in the address.
  public var name: String

  /// Does it, given the request's body of at most a megabyte.
  ///
  /// It is called from any thread, several at a time, and cancelled after five minutes.
  public var run: @Sendable (Data) async -> Answer

  /// Creates an action.
  public init(_ name: String, run: @escaping @Sendable (Data) async -> Answer) {
    self.name = name
    self.run = run
  }
}
