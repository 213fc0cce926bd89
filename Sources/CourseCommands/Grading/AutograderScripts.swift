import Foundation

/// The two scripts that Gradescope runs.
struct AutograderScripts {
  let exercises: [String]
  let assignment: String

  /// The compiler that the tool was tried with, such as `Swift 6.3.1`.
  let compiler: String

  /// What runs once, when the image is built: as root, with a network.
  var setup: String {
    """
    #!/usr/bin/env bash
    # Sets up a Gradescope image: the system's packages, a Swift toolchain, and the tool.
    set -euo pipefail
    source_folder=${AUTOGRADER:-/autograder}/source
    packages=(libcmark-gfm-dev libcmark-gfm-extensions-dev libssl-dev libzip-dev libsqlite3-dev pkg-config
      bubblewrap)
    missing=()
    for package in "${packages[@]}"; do
      dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' ||
        missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
      apt-get update
      DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
    fi
    if ! command -v swift >/dev/null; then
      # An image with a toolchain is faster to build; this takes the one that the book was checked with.
      . /etc/os-release
      name=swift-\(swiftVersion)-RELEASE-$ID$VERSION_ID
      DEBIAN_FRONTEND=noninteractive apt-get install --yes curl clang libncurses6 libxml2 zlib1g-dev
      mkdir -p /opt/swift
      curl --fail --location "https://download.swift.org/swift-\(swiftVersion)-release/$ID${VERSION_ID//./}/swift-\(swiftVersion)-RELEASE/$name.tar.gz" |
        tar --extract --gzip --strip-components 1 --directory /opt/swift
      ln -s /opt/swift/usr/bin/swift* /usr/local/bin
    fi
    chmod +x "$source_folder"/tool/course "$source_folder"/tool/exercise-host
    # The compiler wants the whole path of the headers behind the library's modules.
    printf 'module CKernels {\\n    umbrella header "%s"\\n    export *\\n}\\n' \\
      "$source_folder/tool/CKernels.build/CKernels.h" >"$source_folder/tool/CKernels.build/module.modulemap"
    if ! "$source_folder/tool/course" --version >/dev/null 2>&1; then
      chmod +x "$source_folder/book/course"
      "$source_folder/book/course" --version
    fi

    """
  }

  /// What runs for each submission.
  var run: String {
    let words = (["--assignment", assignment] + exercises.flatMap { ["--exercise", $0] })
      .map { "'" + $0.replacing("'", with: "'\\''") + "'" }
    return """
      #!/usr/bin/env bash
      # Grades /autograder/submission and writes /autograder/results/results.json.
      set -euo pipefail
      folder=${AUTOGRADER:-/autograder}
      tool=$folder/source/tool/course
      "$tool" --version >/dev/null 2>&1 || tool=$folder/source/book/course
      cd "$folder/source/book"
      exec "$tool" grade autograder "$folder" \(words.joined(separator: " "))

      """
  }

  /// The number of the compiler's version, such as `6.3.1`.
  private var swiftVersion: String { String(compiler.drop { !$0.isNumber }) }
}
