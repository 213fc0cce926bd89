import Drawing

/// One number of a figure's state, as its controls show it.
public struct Parameter: Sendable {
  /// How a reader changes it.
  public enum Control: Sendable {
    /// By a slider and a box for a number.
    case slider

    /// By choosing one of several words; the number counts them from 0.
    case choice([Phrase])

    /// By the cells and buttons of the picture.
    case picture
  }

  /// The key in addresses.
  public var key: Settings.Key

  /// What it is called, such as `Kernel K`.
  public var name: Phrase

  /// The number.
  public var value: Int

  /// The numbers that it may have while those before it stay as they are.
  public var range: ClosedRange<Int>

  /// How a reader changes it.
  public var control: Control

  /// Creates a parameter.
  public init(
    _ key: Settings.Key, _ name: Phrase, _ value: Int, in range: ClosedRange<Int>,
    by control: Control = .slider
  ) {
    self.key = key
    self.name = name
    self.value = value
    self.range = range
    self.control = control
  }
}

extension [Parameter] {
  /// The settings that these numbers are.
  var settings: Settings {
    var settings = Settings()
    for parameter in self { settings.set(parameter.key, to: parameter.value) }
    return settings
  }

  /// The spelling in addresses, such as `k4s2`.
  var spelling: Phrase {
    var bytes: [UInt8] = []
    var group = 0
    for parameter in self {
      while group < parameter.key.group {
        bytes.append(UInt8(ascii: "."))
        group += 1
      }
      bytes.append(parameter.key.letter)
      bytes += ("\(parameter.value)" as Phrase).bytes
    }
    return Phrase(bytes: bytes)
  }
}
