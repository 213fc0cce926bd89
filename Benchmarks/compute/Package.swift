// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "compute-benchmark",
  dependencies: [.package(name: "course", path: "../..")],
  targets: [
    .executableTarget(
      name: "compute-benchmark",
      dependencies: [.product(name: "ConvolutionKernels", package: "course")])
  ]
)
