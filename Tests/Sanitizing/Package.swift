// swift-tools-version: 6.2
import PackageDescription

// The engine's own tests, in a package of their own: `.ci/sanitize` builds them, and nothing but the
// engine, with a sanitizer.
let package = Package(
  name: "sanitizing",
  dependencies: [.package(name: "course", path: "../..")],
  targets: [
    .testTarget(
      name: "ConvolutionKernelsTests",
      dependencies: [.product(name: "ConvolutionKernels", package: "course")])
  ]
)
