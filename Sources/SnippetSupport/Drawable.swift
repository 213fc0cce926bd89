/// A type whose values a chapter can show as a picture.
///
/// The picture is one `svg` element with a `viewBox`, in the part of SVG that
/// Documentation/chapter-language.md lists. One unit is one pixel where the page is wide enough;
/// colours come from the page's classes and variables, so that a picture fits light and dark.
///
///     struct Dot: Drawable {
///       var svg: String {
///         "<svg viewBox='0 0 10 10'><circle cx='5' cy='5' r='4' fill='var(--accent)'/></svg>"
///       }
///     }
public protocol Drawable {
  /// The picture as SVG.
  var svg: String { get }
}

/// Hands the picture of a `.figure` snippet to the page.
///
/// A snippet with `.figure` calls it exactly once. What it is given is checked when the book is, and
/// printed nowhere.
///
/// - Parameter picture: What to draw.
public func show(_ picture: some Drawable) {
  show(svg: picture.svg)
}

/// Hands a picture in SVG to the page, as `show(_:)` does.
///
/// - Parameter svg: One `svg` element.
public func show(svg: String) {
  ValueChannel.record(picture: svg)
}
