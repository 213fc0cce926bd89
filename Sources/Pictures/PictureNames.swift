/// The elements that a picture may have: shapes, text, and what paints them.
///
/// Left out is all that runs, loads, links or changes by itself: scripts, styles, images, foreign
/// markup, anchors and animations.
public enum ElementName: String, Hashable, Sendable, CaseIterable {
  case svg
  case g
  case defs
  case symbol
  case use
  case title
  case desc

  case rect
  case circle
  case ellipse
  case line
  case path
  case polygon
  case polyline

  case text
  case tspan

  case clipPath
  case linearGradient
  case marker
  case mask
  case pattern
  case radialGradient
  case stop

  /// Whether text inside is drawn or read out.
  var holdsText: Bool {
    switch self {
    case .text, .tspan, .title, .desc: true
    default: false
    }
  }
}

/// The attributes that elements of a picture may have.
///
/// There is no `style`, whose text could load things in too many ways; each of its properties that
/// matters is an attribute of its own.
public enum AttributeName: String, Hashable, Sendable, CaseIterable {
  case id
  case `class`
  case href
  case xmlns
  case viewBox
  case preserveAspectRatio

  case x
  case y
  case x1
  case y1
  case x2
  case y2
  case cx
  case cy
  case r
  case rx
  case ry
  case fx
  case fy
  case fr
  case dx
  case dy
  case width
  case height
  case d
  case points
  case pathLength
  case rotate
  case textLength
  case lengthAdjust
  case transform

  case fill
  case fillOpacity = "fill-opacity"
  case fillRule = "fill-rule"
  case stroke
  case strokeDasharray = "stroke-dasharray"
  case strokeDashoffset = "stroke-dashoffset"
  case strokeLinecap = "stroke-linecap"
  case strokeLinejoin = "stroke-linejoin"
  case strokeMiterlimit = "stroke-miterlimit"
  case strokeOpacity = "stroke-opacity"
  case strokeWidth = "stroke-width"
  case color
  case opacity
  case paintOrder = "paint-order"
  case shapeRendering = "shape-rendering"
  case vectorEffect = "vector-effect"
  case visibility

  case dominantBaseline = "dominant-baseline"
  case fontFamily = "font-family"
  case fontSize = "font-size"
  case fontStyle = "font-style"
  case fontVariantNumeric = "font-variant-numeric"
  case fontWeight = "font-weight"
  case letterSpacing = "letter-spacing"
  case textAnchor = "text-anchor"
  case textRendering = "text-rendering"

  case clipPath = "clip-path"
  case clipRule = "clip-rule"
  case clipPathUnits
  case gradientTransform
  case gradientUnits
  case mask
  case maskContentUnits
  case maskUnits
  case markerEnd = "marker-end"
  case markerHeight
  case markerMid = "marker-mid"
  case markerStart = "marker-start"
  case markerUnits
  case markerWidth
  case offset
  case orient
  case patternContentUnits
  case patternTransform
  case patternUnits
  case refX
  case refY
  case spreadMethod
  case stopColor = "stop-color"
  case stopOpacity = "stop-opacity"

  case ariaHidden = "aria-hidden"
}
