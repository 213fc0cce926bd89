import Foundation
import Testing

/// A page in the browser, in a profile of its own: nothing of one page is known to the next.
struct Page: Sendable {
  /// What can go wrong with a page.
  enum Failure: Error {
    /// The page cannot be opened, with the browser's reason.
    case notOpened(URL, reason: String)

    /// A script threw.
    case threw(script: String, reason: String)

    /// A condition did not come true in time.
    case waitedInVain(condition: String)

    /// No element has that selector.
    case noElement(selector: String)
  }

  /// What it says and asks for.
  let log = PageLog()

  let tools: DevTools

  /// The profile that is the page's own.
  let context: JSON

  private let session: String

  init(_ tools: DevTools, _ look: Look) async throws {
    self.tools = tools
    context = try await tools.send("Target.createBrowserContext")["browserContextId"]
    let target = try await tools.send(
      "Target.createTarget", ["url": "about:blank", "browserContextId": context])["targetId"]
    let attached = try await tools.send(
      "Target.attachToTarget", ["targetId": target, "flatten": true])
    session = try #require(attached["sessionId"].string)
    tools.listen(to: session) { [log] event in log.note(event) }
    for domain in ["Page", "Runtime", "Log", "Network"] { try await send("\(domain).enable") }
    try await send("Page.setLifecycleEventsEnabled", ["enabled": true])
    // Only a page that believes it has the focus shows where the focus is.
    try await send("Emulation.setFocusEmulationEnabled", ["enabled": true])
    try await show(look)
  }

  /// Sends a command of the DevTools protocol to the page.
  @discardableResult
  func send(_ method: String, _ parameters: JSON = [:]) async throws -> JSON {
    try await tools.send(method, parameters, to: session)
  }

  /// Closes the page and forgets what it stored.
  func close() async throws {
    tools.listen(to: session, nil)
    try await tools.send("Target.disposeBrowserContext", ["browserContextId": context])
  }

  /// Shows the page another way.
  func show(_ look: Look) async throws {
    let (width, height) = look.screen.size
    try await send(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .number(Double(width)), "height": .number(Double(height)),
        "deviceScaleFactor": 1, "mobile": .bool(look.screen == .phone),
      ])
    try await send(
      "Emulation.setTouchEmulationEnabled", ["enabled": .bool(look.screen != .desk)])
    try await send(
      "Emulation.setEmulatedMedia",
      [
        "media": look.isPrinted ? "print" : "screen",
        "features": [
          ["name": "prefers-color-scheme", "value": .string(look.theme.rawValue)],
          ["name": "prefers-reduced-motion", "value": look.isStill ? "reduce" : "no-preference"],
        ],
      ])
    try await send(
      "Emulation.setScriptExecutionDisabled", ["value": .bool(!look.hasScripts)])
  }

  /// Goes to an address and waits until all is loaded.
  func open(_ address: URL) async throws {
    let answer = try await send("Page.navigate", ["url": .string(address.absoluteString)])
    if let reason = answer["errorText"].string {
      throw Failure.notOpened(address, reason: reason)
    }
    // Only the place on the page changes if there is no loader.
    guard let document = answer["loaderId"].string else { return }
    try await wait("loading \(address.lastPathComponent)") { log.isLoaded(document) }
  }

  /// Runs a script in the page and returns its value; a promise is waited for.
  @discardableResult
  func evaluate(_ script: String) async throws -> JSON {
    let answer = try await send(
      "Runtime.evaluate",
      [
        "expression": .string(script), "returnByValue": true, "awaitPromise": true,
        "userGesture": true,
      ])
    let details = answer["exceptionDetails"]
    guard details == .null else {
      let reason = details["exception"]["description"].string ?? details["text"].string ?? ""
      throw Failure.threw(script: script, reason: reason)
    }
    return answer["result"]["value"]
  }

  /// Waits until an expression of the page is true; a page that is being replaced is asked again.
  func wait(until condition: String) async throws {
    try await wait(condition) {
      do {
        return try await evaluate("Boolean(\(condition))").isTrue
      } catch DevTools.Failure.refused {
        return false
      }
    }
  }

  private func wait(
    _ name: String, until isSo: @Sendable () async throws -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + .seconds(120)
    while try await !isSo() {
      if ContinuousClock.now > deadline { throw Failure.waitedInVain(condition: name) }
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}
