import Testing

extension Trait where Self == ConditionTrait {
  /// Every suite that uses the browser has it: without the tools the tests are left out, but never
  /// on a build server.
  static var browser: Self { .enabled(if: BrowserTools.areUsable, "\(BrowserTools.remedy)") }
}
