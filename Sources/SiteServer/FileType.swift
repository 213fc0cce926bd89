/// What kind of content a file has, as browsers are told.
enum FileType {
  /// Returns the content type of a file by the end of its name.
  static func contentType(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard name.contains("."), let end = name.split(separator: ".").last else { return other }
    return types[end.lowercased()] ?? other
  }

  private static let other = "application/octet-stream"

  private static let types = [
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
  ]
}
