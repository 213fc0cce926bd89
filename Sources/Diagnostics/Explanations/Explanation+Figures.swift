extension Explanation {
  /// Notes on figures that snippets draw.
  static let figures = [
    Explanation(
      "figure-without-text", "A figure says what it shows to those who do not see it.",
      """
          ```swift {#fig-copies .figure alt="Four squares of two by two cells, each one cell apart."}
          show(picture)
          ```

          Figure: The four copies before they are added.

      The alternative text says what is seen: shapes, places, numbers that matter. The caption says
      what to make of it.
      """),
    Explanation(
      "figure-without-caption", "A figure is followed by its caption.",
      """
      The caption is a paragraph that begins with 'Figure:', right behind the snippet and what
      belongs to it. It may hold formulas, links and checked values.
      """),
    Explanation(
      "caption-without-figure", "A caption follows the snippet that draws its figure.",
      """
      A paragraph that begins with 'Figure:' is the caption of the '.figure' snippet before it. Only
      output, tensor, check and error fences may stand between. A figure has one caption.
      """),
    Explanation(
      "figure-without-picture", "A figure draws a picture.",
      """
      A snippet with '.figure' calls 'show(_:)' once, with a value whose type is 'Drawable', or
      'show(svg:)' with SVG text.
      """),
    Explanation(
      "figure-repeated", "A figure is one picture.",
      """
      The snippet called 'show(_:)' more than once. One caption and one alternative text belong to
      one picture: draw the parts side by side in it, or write a figure for each.
      """),
    Explanation(
      "picture-unshown", "A snippet that shows a picture is a figure.",
      """
      Its picture would stand nowhere. Add '.figure' and 'alt=' to the snippet, and a caption behind
      it, or remove the call of 'show(_:)'.
      """),
    Explanation(
      "figure-refused", "The picture is not SVG that may be shown.",
      """
      A picture becomes part of the page, so it holds only what cannot run, load or link.

      elements    svg g defs symbol use title desc rect circle ellipse line path polygon polyline
                  text tspan clipPath linearGradient radialGradient stop marker mask pattern
      attributes  geometry, transform, class, id, and the presentation attributes of fill, stroke,
                  text, clipping and gradients; no 'style' and nothing that begins with 'on'
      values      'url(#id)' and 'href="#id"' with an id of the same picture; of functions only
                  'var', 'rgb', 'hsl', 'color-mix', 'calc' and those of 'transform'
      limits      256 KiB, 20,000 elements, 32 deep; 'viewBox' of four numbers

      Colours come from the theme, for light and dark: fill="var(--accent)", or a class.
      """),
  ]
}
