import Grading

extension EditorSettings {
  /// Writes what editors need, and returns what there is to say about it.
  ///
  /// Nobody needs it to solve an exercise, so a failure is a remark.
  static func refresh(root: String) async -> String? {
    do throws(GradingError) {
      return switch try await EditorSettings(root: root).write() {
      case .written: "wrote \(path), with which editors complete code; see Documentation/editors.md"
      case .unchanged: nil
      case .foreign: "'\(path)' is not the tool's, and was left as it is"
      }
    } catch {
      return "editors will not complete code: \(error)"
    }
  }
}
