/// What a reader does with a page: real events, which go through the browser's own handling.
extension Page {
  /// Presses a key, such as `a`, `Tab`, `ArrowLeft` or `Escape`.
  func press(_ key: String, shift: Bool = false, control: Bool = false) async throws {
    var event: [String: JSON] = [
      "key": .string(key), "code": .string(Self.code(of: key)),
      "windowsVirtualKeyCode": .number(Double(Self.number(of: key))),
      "modifiers": .number((shift ? 8 : 0) + (control ? 2 : 0)),
    ]
    if key == "Enter" && !control {
      event["text"] = "\r"
    } else if key.count == 1 {
      event["text"] = .string(key)
    }
    event["type"] = event["text"] == nil ? "rawKeyDown" : "keyDown"
    try await send("Input.dispatchKeyEvent", .object(event))
    event["type"] = "keyUp"
    event["text"] = nil
    try await send("Input.dispatchKeyEvent", .object(event))
  }

  /// Types a text where the focus is.
  func type(_ text: String) async throws {
    try await send("Input.insertText", ["text": .string(text)])
  }

  /// Moves the mouse over the first element with a CSS selector.
  func hover(_ selector: String) async throws {
    try await mouse("mouseMoved", at: try await centre(of: selector))
  }

  /// Clicks on the first element with a CSS selector.
  func click(_ selector: String) async throws {
    let place = try await centre(of: selector)
    try await mouse("mouseMoved", at: place)
    try await mouse("mousePressed", at: place)
    try await mouse("mouseReleased", at: place)
  }

  /// Taps with a finger on the first element with a CSS selector; wait for what it does.
  func tap(_ selector: String) async throws {
    let place = try await centre(of: selector)
    let point: JSON = ["x": .number(place.x), "y": .number(place.y)]
    try await send("Input.dispatchTouchEvent", ["type": "touchStart", "touchPoints": [point]])
    try await send("Input.dispatchTouchEvent", ["type": "touchEnd", "touchPoints": []])
  }

  /// Lets the page's scripts use the clipboard.
  func allowClipboard() async throws {
    try await tools.send(
      "Browser.grantPermissions",
      [
        "browserContextId": context,
        "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
      ])
  }

  private func mouse(_ type: JSON, at place: (x: Double, y: Double)) async throws {
    try await send(
      "Input.dispatchMouseEvent",
      [
        "type": type, "x": .number(place.x), "y": .number(place.y), "button": "left",
        "clickCount": 1,
      ])
  }

  /// Scrolls an element to the middle and returns where on the screen it is.
  private func centre(of selector: String) async throws -> (x: Double, y: Double) {
    let place = try await evaluate(
      """
      (() => {
        const element = document.querySelector(\(Self.quoted(selector)));
        if (!element) return null;
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const box = element.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      })()
      """)
    guard let x = place["x"].number, let y = place["y"].number else {
      throw Failure.noElement(selector: selector)
    }
    return (x, y)
  }

  /// Writes a text as a string of JavaScript.
  static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped.replacing("\n", with: "\\n"))\""
  }

  private static func code(of key: String) -> String {
    switch key {
    case "a"..."z" where key.count == 1: "Key\(key.uppercased())"
    case "0"..."9" where key.count == 1: "Digit\(key)"
    case "/", "?": "Slash"
    case " ": "Space"
    default: key
    }
  }

  private static func number(of key: String) -> Int {
    let named = [
      "Backspace": 8, "Tab": 9, "Enter": 13, "Escape": 27, "PageUp": 33, "PageDown": 34, "End": 35,
      "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Delete": 46,
      "/": 191, "?": 191,
    ]
    return named[key] ?? key.uppercased().unicodeScalars.first.map { Int($0.value) } ?? 0
  }
}
