import Diagnostics
import Yams

/// Reads what `course.yaml` says of the book's programs.
struct ProgramSettingsReader {
  /// The book's files.
  let folder: BookFolder

  /// The files that were read beside `course.yaml`, by path.
  private(set) var sources: [String: SourceFile] = [:]

  init(folder: BookFolder) {
    self.folder = folder
  }

  /// Reads the keys `library`, `imports`, `prelude` and `flags`.
  mutating func read(
    _ mapping: Node.Mapping, in document: inout YAMLDocument
  ) -> ProgramSettings {
    var settings = ProgramSettings()
    settings.library = mapping["library"].flatMap { library($0, in: &document) }
    settings.imports = words(mapping["imports"], called: "imports", in: &document).filter { word in
      isModule(word, in: &document)
    }
    settings.prelude = mapping["prelude"].flatMap { prelude($0, in: &document) }
    settings.flags = words(mapping["flags"], called: "flags", in: &document).filter { word in
      isAllowed(word, in: &document)
    }
    return settings
  }

  // MARK: The library

  private static let libraryKeys = ["module", "sources", "package", "from", "products"]

  /// The folder of the library's sources, unless it is named.
  private static let sourceFolder = "library"

  private func library(_ node: Node, in document: inout YAMLDocument) -> ProgramSettings.Library? {
    if node.scalar != nil {
      guard let module = word(node, called: "library", in: &document),
        isModule(module, in: &document)
      else { return nil }
      return sources(in: Self.sourceFolder, at: module.range, module: module, &document)
    }
    let values = document.mapping(node, called: "'library'", keys: Self.libraryKeys)
    let place = document.range(of: node)
    if let package = values["package"] {
      for key in ["module", "sources"] {
        guard let other = values[key] else { continue }
        document.report(
          "invalid-value", "a library with 'package' has no '\(key)'",
          at: document.range(of: other),
          help: "name the modules' products in 'products', or leave 'package' out")
      }
      return self.package(package, values, at: place, in: &document)
    }
    for key in ["from", "products"] {
      guard let other = values[key] else { continue }
      document.report(
        "invalid-value", "'\(key)' belongs to a package, and the library has none",
        at: document.range(of: other), help: "name the package in 'package'")
    }
    guard let module = values["module"].flatMap({ word($0, called: "module", in: &document) })
    else {
      document.report(
        "missing-key", "a library has the key 'module' or 'package'", at: place,
        help: "write 'library: {module: NAME}' for Swift files in '\(Self.sourceFolder)/'")
      return nil
    }
    guard isModule(module, in: &document) else { return nil }
    let folder = values["sources"].flatMap { word($0, called: "sources", in: &document) }
    return sources(
      in: folder?.text ?? Self.sourceFolder, at: folder?.range ?? module.range, module: module,
      &document)
  }

  private func sources(
    in path: String, at range: SourceRange, module: ProgramSettings.Word,
    _ document: inout YAMLDocument
  ) -> ProgramSettings.Library? {
    guard isFolder(path, at: range, in: &document) else { return nil }
    guard !folder.files(below: path, endingIn: ".swift").isEmpty else {
      document.report(
        "file-missing", "there is no Swift file in '\(path)'", at: range,
        help: "write the sources of module '\(module.text)' there")
      return nil
    }
    return .sources(folder: path, module: module)
  }

  private func package(
    _ node: Node, _ values: [String: Node], at place: SourceRange, in document: inout YAMLDocument
  ) -> ProgramSettings.Library? {
    guard let location = word(node, called: "package", in: &document) else { return nil }
    let version = values["from"].flatMap { document.text($0, called: "from") }
    let products = words(values["products"], called: "products", in: &document)
    if values["products"] == nil {
      document.report(
        "missing-key", "a library with 'package' has the key 'products'", at: place,
        help: "write 'products: [NAME]' with what the package's 'Package.swift' offers")
    }
    guard !products.isEmpty else { return nil }
    if location.text.contains("://") {
      guard let version else {
        document.report(
          "missing-key", "a package at an address has the key 'from'", at: place,
          help: "write the lowest version that will do, such as 'from: 1.0.0'")
        return nil
      }
      guard version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil else {
        document.report(
          "invalid-value", "'from' is a version of three numbers: '\(version)'",
          at: values["from"].map { document.range(of: $0) } ?? place, help: "write it as '1.0.0'")
        return nil
      }
      return .package(location: location, version: version, products: products)
    }
    guard isFolder(location.text, at: location.range, in: &document) else { return nil }
    guard
      folder.files(below: location.text, endingIn: "Package.swift").contains(
        location.text + "/Package.swift")
    else {
      document.report(
        "file-missing", "there is no 'Package.swift' in '\(location.text)'", at: location.range,
        help: "write 'module: NAME' instead of 'package' for Swift files without one")
      return nil
    }
    return .package(location: location, version: nil, products: products)
  }

  private func isFolder(
    _ path: String, at range: SourceRange, in document: inout YAMLDocument
  ) -> Bool {
    do {
      guard try folder.isFolder(path) else {
        document.report(
          "file-unreadable", "'\(path)' is not a folder", at: range,
          help: "name the folder that holds the Swift files")
        return false
      }
      return true
    } catch .missing {
      document.report(
        "file-missing", "there is no folder '\(path)'", at: range,
        help: "make it in the book's folder, or correct its name here")
    } catch {
      document.report(error, for: path, at: range)
    }
    return false
  }

  // MARK: The prelude

  private mutating func prelude(_ node: Node, in document: inout YAMLDocument) -> ProgramSettings
    .Prelude?
  {
    guard let path = word(node, called: "prelude", in: &document) else { return nil }
    do {
      let decoded = DecodedText(path: path.text, bytes: try folder.read(path.text))
      sources[path.text] = decoded.file
      for problem in decoded.diagnostics { document.report(problem) }
      return decoded.isSound
        ? ProgramSettings.Prelude(path: path.text, text: decoded.file.text) : nil
    } catch {
      document.report(error, for: path.text, at: path.range)
      return nil
    }
  }

  // MARK: Words

  private func words(
    _ node: Node?, called name: String, in document: inout YAMLDocument
  ) -> [ProgramSettings.Word] {
    guard let node else { return [] }
    return document.texts(node, called: name).map { item in
      ProgramSettings.Word(item.text, at: document.range(of: item.node))
    }
  }

  private func word(
    _ node: Node, called name: String, in document: inout YAMLDocument
  ) -> ProgramSettings.Word? {
    document.text(node, called: name).map { text in
      ProgramSettings.Word(text, at: document.range(of: node))
    }
  }

  /// The names of modules that the tool itself gives to what it compiles.
  private static let takenNames: Set<String> = [
    "Chapter", "SnippetSupport", "Swift", "BookLibrary",
  ]

  private func isModule(
    _ word: ProgramSettings.Word, in document: inout YAMLDocument
  ) -> Bool {
    guard word.text.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil else {
      document.report(
        "invalid-value", "'\(word.text)' is not the name of a module", at: word.range,
        help: "a module's name has letters, digits and '_', and begins with no digit")
      return false
    }
    guard !Self.takenNames.contains(word.text) else {
      document.report(
        "invalid-value", "'\(word.text)' is a module of the tool's own", at: word.range,
        help: "choose another name")
      return false
    }
    return true
  }

  /// What decides where the compiler writes and what it makes; the tool sets these.
  private static let refusedFlags = [
    "-o", "-c", "-module-name", "-parse-as-library", "-diagnostic-style", "-working-directory",
    "-output-file-map", "-print-", "-dump-", "-interpret", "-repl", "-help", "-version", "-v",
    "-serialize-diagnostics", "-index-", "-driver-", "-j", "@",
  ]

  private func isAllowed(
    _ word: ProgramSettings.Word, in document: inout YAMLDocument
  ) -> Bool {
    let text = word.text
    let isRefused = Self.refusedFlags.contains { flag in
      flag.hasSuffix("-") || flag == "@"
        ? text.hasPrefix(flag)
        : text == flag || text.hasPrefix(flag + "=")
    }
    guard isRefused || text.hasPrefix("-emit-") || text.hasSuffix(".swift") else { return true }
    document.report(
      "invalid-value", "the tool itself decides what '\(text)' says", at: word.range,
      help: "leave it out; 'flags' is for what changes how code compiles, such as '-DNAME'")
    return false
  }
}
