// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "training-benchmark",
  dependencies: [.package(name: "course", path: "../..")],
  targets: [
    .executableTarget(
      name: "training-benchmark",
      dependencies: [
        .product(name: "ConvolutionKernels", package: "course"),
        .product(name: "NeuralNetworks", package: "course"),
      ])
  ]
)
