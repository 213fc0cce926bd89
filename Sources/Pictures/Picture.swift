/// A picture in SVG of which every element, attribute and value is known to be harmless.
///
/// A program draws it, and a page shows it inline. So nothing in it may run, load or link to
/// anything: a value of this type is made only by reading text against the lists in `ElementName`
/// and `AttributeName`.
public struct Picture: Hashable, Sendable {
  /// A part of a picture.
  public enum Node: Hashable, Sendable {
    /// An element with its content.
    case element(Element)

    /// Text, its references resolved.
    case text(String)
  }

  /// An element of SVG.
  public struct Element: Hashable, Sendable {
    /// What it is.
    public var name: ElementName

    /// Its attributes in the order of the text.
    public var attributes: [Attribute]

    /// What stands inside.
    public var content: [Node]
  }

  /// An attribute of an element.
  public struct Attribute: Hashable, Sendable {
    /// What it says.
    public var name: AttributeName

    /// The value, its references resolved.
    public var value: String
  }

  /// The least rectangle that holds the drawing, in units of the picture.
  public struct ViewBox: Hashable, Sendable {
    /// The left edge.
    public var x: Double

    /// The upper edge.
    public var y: Double

    /// The extent to the right, above 0.
    public var width: Double

    /// The extent downwards, above 0.
    public var height: Double
  }

  /// What the `svg` element says it shows.
  public var viewBox: ViewBox

  /// The content of the `svg` element.
  public var content: [Node]

  /// The longest picture, in UTF-8 bytes.
  public static let byteLimit = 1 << 18

  /// The most elements of a picture.
  public static let elementLimit = 20_000

  /// How deep an element may stand.
  public static let depthLimit = 32

  /// Reads a picture.
  ///
  /// - Parameter text: One `svg` element, as XML without a document type.
  /// - Throws: `PictureError` for the first thing that is not allowed.
  public init(parsing text: String) throws(PictureError) {
    guard text.utf8.count <= Self.byteLimit else { throw PictureError(.tooLarge, in: [], at: 0) }
    var reader = PictureReader(text)
    let root = try reader.readRoot()
    viewBox = try reader.viewBox(of: root)
    content = root.content
    try reader.checkReferences()
  }
}
