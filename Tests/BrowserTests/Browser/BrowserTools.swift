import Foundation

/// The programs and files that the browser tests need beside the package.
enum BrowserTools {
  /// The package's folder.
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Where the tests leave what a person may look at.
  static let screenshots = package.appending(path: ".build/screenshots")

  /// The accessibility checker that runs in a page.
  static let axe = package.appending(path: ".build/browser-tools/axe.min.js")

  /// The checker of HTML.
  static let vnu = package.appending(path: ".build/browser-tools/vnu.jar")

  /// The checker of EPUBs, as Debian installs it.
  static let epubcheck = URL(filePath: "/usr/bin/epubcheck")

  /// Whether the tests run: where a build server leaves something out, they run and fail.
  static let areUsable = isBuildServer || isInstalled

  /// Why they do not run.
  static let remedy: String = "run .ci/browser-tools, which sets up Chromium and checkers"

  private static let isBuildServer = ProcessInfo.processInfo.environment["CI"] != nil

  private static let isInstalled =
    [axe, vnu, epubcheck].allSatisfy { FileManager.default.fileExists(atPath: $0.path()) }
    && ["chromium", "java", "pdftotext", "qpdf"].allSatisfy(isProgram)

  private static func isProgram(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }
}
