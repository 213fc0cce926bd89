extension ExplorableModule {
  /// A script that hands the module to the page's own: a page that was opened from a disk may load
  /// scripts, but not other data.
  ///
  /// The module is compressed before it becomes text, since text in base 64 hides from a server's
  /// compression what is alike in it.
  public static var script: [UInt8] {
    Array("courseExplorables = \"\(base64)\";\n".utf8)
  }
}
