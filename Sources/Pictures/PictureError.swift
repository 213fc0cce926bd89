/// Why a text is not a picture that may be shown.
public struct PictureError: Error, Hashable, Sendable {
  /// The causes.
  public enum Cause: Hashable, Sendable {
    /// The text is not XML, or uses a part of it that pictures do without.
    case syntax(String)

    /// The text is longer than `Picture.byteLimit`.
    case tooLarge

    /// There are more elements than `Picture.elementLimit`.
    case tooManyElements

    /// An element stands deeper than `Picture.depthLimit`.
    case tooDeep

    /// The text is not one `svg` element.
    case notSVG

    /// The `svg` element has no `viewBox` of four numbers with an extent above 0.
    case noViewBox

    /// An element is not among those of `ElementName`.
    case element(String)

    /// An attribute is not among those of `AttributeName`.
    case attribute(String, of: String)

    /// An attribute's value could load something, or hides what it says.
    case value(String, of: String)

    /// Text stands in an element that shows none.
    case text(in: String)

    /// Something refers to an id that the picture does not have.
    case reference(String)

    /// Two elements have one id.
    case duplicateID(String)
  }

  /// The cause.
  public var cause: Cause

  /// The line of the picture's text, counted from 1.
  public var line: Int

  /// The column in UTF-8 bytes, counted from 1.
  public var column: Int

  init(_ cause: Cause, in bytes: [UInt8], at offset: Int) {
    self.cause = cause
    let before = bytes.prefix(offset)
    line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    column = 1 + before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
  }
}

extension PictureError: CustomStringConvertible {
  /// What is wrong, in lower case and without a full stop.
  public var description: String {
    switch cause {
    case .syntax(let problem): problem
    case .tooLarge: "the picture has more than \(Picture.byteLimit) bytes"
    case .tooManyElements: "the picture has more than \(Picture.elementLimit) elements"
    case .tooDeep: "elements stand at most \(Picture.depthLimit) deep"
    case .notSVG: "a picture is one 'svg' element"
    case .noViewBox: "the 'svg' element has no 'viewBox' of four numbers with an extent above 0"
    case .element(let name): "a picture has no element '\(name)'"
    case .attribute(let name, let element): "'\(element)' takes no attribute '\(name)'"
    case .value(let value, let name): "'\(name)' may not be '\(value)'"
    case .text(let element): "'\(element)' holds no text"
    case .reference(let id): "the picture has no id '\(id)'"
    case .duplicateID(let id): "two elements have the id '\(id)'"
    }
  }
}
