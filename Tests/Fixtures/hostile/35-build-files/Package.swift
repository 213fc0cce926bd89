// swift-tools-version: 6.0
// A manifest is a program: whoever lets SwiftPM read it runs it.
import Foundation
import PackageDescription

try? "ran".write(toFile: "/tmp/hostile-manifest", atomically: true, encoding: .utf8)
let package = Package(name: "Answer", plugins: [.plugin(name: "Evil", capability: .buildTool())])
