import Foundation
import Gradebook
import Marking
import SiteServer

extension MarkingTable {
  /// What the page may have done.
  var actions: [ServerAction] {
    [
      ServerAction("mark-list") { body in
        struct Wish: Decodable { var exercise: String? }
        guard let wish = try? JSONDecoder().decode(Wish.self, from: body) else {
          return .refused("not an exercise")
        }
        return answered { () throws(GradebookError) in try listing(wish.exercise) }
      },
      ServerAction("mark-answer") { body in
        struct Wish: Decodable {
          var key: Int
          var exercise: String
        }
        guard let wish = try? JSONDecoder().decode(Wish.self, from: body) else {
          return .refused("not an answer")
        }
        return answered { () throws(GradebookError) in try answer(wish.key, wish.exercise) }
      },
      ServerAction("mark-decide") { body in
        guard let decision = try? JSONDecoder().decode(Decision.self, from: body) else {
          return .refused("not a decision")
        }
        do {
          return .json(try decide(decision))
        } catch {
          return .refused("\(error)")
        }
      },
    ]
  }

  private func answered(
    _ find: () throws(GradebookError) -> (some Encodable)?
  ) -> ServerAction.Answer {
    do {
      guard let found = try find() else { return .refused("\(Refusal.unknown)") }
      return .json(found)
    } catch {
      return .refused("\(error); \(error.remedy)")
    }
  }
}
