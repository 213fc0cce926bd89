import Sandbox
import SnippetRunner

extension Command {
  /// Runs a program that is asked things, with an error of the runner.
  func result(
    within limits: ProcessLimits, isolation: Isolation,
    talking talk: @escaping @Sendable (borrowing ProcessChannel) -> Void
  ) async throws(RunnerError) -> ProcessResult {
    do throws(SandboxError) {
      return try await run(within: limits, isolation: isolation, talking: talk)
    } catch {
      throw .sandbox(error)
    }
  }

  /// Runs a program, with an error of the runner.
  func result(
    within limits: ProcessLimits, isolation: Isolation
  ) async throws(RunnerError) -> ProcessResult {
    do throws(SandboxError) {
      return try await run(within: limits, isolation: isolation)
    } catch {
      throw .sandbox(error)
    }
  }
}
