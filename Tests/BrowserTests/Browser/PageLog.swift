import Foundation
import Synchronization

/// What a page said and asked for while it was open.
final class PageLog: Sendable {
  private struct State {
    var messages: [String] = []
    var requests: [String] = []
    var loadedDocuments: Set<String> = []
  }

  private let state = Mutex(State())

  /// What was written to the console, uncaught errors included, such as `console error: …`.
  var messages: [String] { state.withLock(\.messages) }

  /// The addresses of everything that was asked for, in order.
  var requests: [String] { state.withLock(\.requests) }

  /// Returns messages, and requests for what is neither beside the page nor made by the page.
  func troubles(on address: URL) -> [String] {
    // The query may hold a key, which is of the page alone, and the fragment is none of a folder.
    var page = URLComponents(url: address, resolvingAgainstBaseURL: true)
    page?.query = nil
    page?.fragment = nil
    let folder = (page?.url ?? address).deletingLastPathComponent().absoluteString
    let foreign = requests.filter { request in
      !request.hasPrefix(folder)
        && !["data:", "blob:", "about:"].contains(where: request.hasPrefix)
    }
    return messages + foreign.map { "request for \($0)" }
  }

  /// Whether a document and all that it includes are loaded.
  func isLoaded(_ document: String) -> Bool {
    state.withLock { $0.loadedDocuments.contains(document) }
  }

  /// Notes an event.
  func note(_ event: DevTools.Event) {
    let parameters = event.parameters
    switch event.method {
    case "Page.lifecycleEvent" where parameters["name"] == "load":
      guard let document = parameters["loaderId"].string else { return }
      state.withLock { _ = $0.loadedDocuments.insert(document) }
    case "Network.requestWillBeSent":
      guard let address = parameters["request"]["url"].string else { return }
      state.withLock { $0.requests.append(address) }
    case "Runtime.consoleAPICalled":
      let words = parameters["args"].array.map {
        $0["value"].string ?? $0["description"].string ?? ""
      }
      add("console \(parameters["type"].string ?? ""): \(words.joined(separator: " "))")
    case "Runtime.exceptionThrown":
      let details = parameters["exceptionDetails"]
      add("uncaught: \(details["exception"]["description"].string ?? details["text"].string ?? "")")
    case "Log.entryAdded":
      let entry = parameters["entry"]
      add(
        "log \(entry["level"].string ?? ""): \(entry["text"].string ?? "")"
          + " (\(entry["url"].string ?? ""))")
    default: break
    }
  }

  private func add(_ message: String) {
    state.withLock { $0.messages.append(message) }
  }
}
