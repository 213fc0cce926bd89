import Drawing

/// The controls of a figure: the browser's own, so that keyboards and screen readers know them.
///
/// What a control changes stands in its name, which the page's script puts before its value to make
/// a change of state: `k` and 4 make `k4`.
extension Markup {
  /// Adds the controls of a figure as a whole, and the buttons of its steps.
  ///
  /// - Parameters:
  ///   - parameters: The figure's state; numbers of its layers are left out.
  ///   - motion: Its steps, if it has any.
  ///   - name: The figure's name, which begins the ids of its controls.
  mutating func controls(for parameters: [Parameter], _ motion: Motion?, of name: Phrase) {
    element("div", ["class": "controls"]) { controls in
      for parameter in parameters where parameter.key.group == 0 {
        controls.control(parameter, of: name)
      }
      if let motion { controls.buttons(for: motion) }
    }
  }

  /// Adds the control of a parameter.
  mutating func control(_ parameter: Parameter, of name: Phrase) {
    switch parameter.control {
    case .slider: slider(parameter, id: "\(name).\(parameter.spelledKey)")
    case .choice(let words): choice(parameter, words: words, id: "\(name).\(parameter.spelledKey)")
    case .picture: break
    }
  }

  private mutating func slider(_ parameter: Parameter, id: Phrase) {
    let bounds: Attributes = [
      "name": parameter.spelledKey, "min": "\(parameter.range.lowerBound)",
      "max": "\(parameter.range.upperBound)", "value": "\(parameter.value)",
      "disabled": parameter.range.count == 1 ? "" : nil,
    ]
    element("div", ["class": "slider"]) { row in
      row.element("label", ["for": id], text: parameter.name)
      row.element("input", ["type": "range", "id": id] + bounds)
      row.element(
        "input", ["type": "number", "aria-label": "\(parameter.name), as a number"] + bounds)
    }
  }

  private mutating func choice(_ parameter: Parameter, words: [Phrase], id: Phrase) {
    element("fieldset") { set in
      set.element("legend", text: parameter.name)
      for (number, word) in words.enumerated() {
        set.element("label") { label in
          label.element(
            "input",
            [
              "type": "radio", "name": id, "value": "\(parameter.spelledKey)\(number)",
              "checked": number == parameter.value ? "" : nil,
            ])
          label.text(" ")
          label.text(word)
        }
      }
    }
  }

  fileprivate mutating func buttons(for motion: Motion) {
    element("div", ["class": "buttons"]) { row in
      row.button("Play", ["data-play": "", "aria-pressed": "false"])
      row.button("Step", ["data-step": motion.next ?? ""], isOff: motion.next == nil)
      row.button("Start again", ["data-start": motion.start])
    }
  }

  /// Adds a button.
  ///
  /// One that is off can still be reached: a button that loses the focus when it is pressed for the
  /// last time would lose the reader's place too.
  mutating func button(_ text: Phrase, _ attributes: Attributes, isOff: Bool = false) {
    let state: Attributes = ["type": "button", "aria-disabled": isOff ? "true" : nil]
    element("button", state + attributes, text: text)
  }

  /// Adds program text with a button that copies it.
  mutating func copyable(_ text: Phrase, called name: Phrase) {
    element("div", ["class": "copyable"]) { box in
      box.element("p", ["class": "label"], text: name)
      box.button("Copy", ["data-copy": "", "aria-label": "Copy for \(name)"])
      box.element("pre", ["tabindex": "0", "aria-label": "\(name)"]) { pre in
        pre.element("code", text: text)
      }
    }
  }
}

extension Parameter {
  /// The key as a change of state spells it: a dot for each group before it, and the letter.
  var spelledKey: Phrase {
    Phrase(bytes: [UInt8](repeating: UInt8(ascii: "."), count: key.group) + [key.letter])
  }
}
