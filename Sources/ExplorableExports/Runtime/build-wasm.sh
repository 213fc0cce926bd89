#!/bin/sh
# Compiles the live figures to WebAssembly, and writes the module as a Swift file.
#
#   build-wasm.sh SWIFTC PACKAGE FOLDER MODULE...
#
# The folder gets explorables.wasm and ExplorableModule.swift. The same sources and compiler give the same
# bytes in any folder: the compiler puts the paths that it is given into its output, so it is given
# relative ones.
set -eu
swiftc=$1 package=$2 folder=$3
shift 3
tools=$(dirname "$(readlink -f "$swiftc")")
work=$folder/wasm
rm -rf "$work" && mkdir -p "$work" && cd "$work"
ln -s "$package/Sources" sources

# A page waits for these bytes: a copy of a function for each of its callers costs more than a call. `-Osize`
# alone leaves an eighth more.
small='-Xllvm -sil-disable-pass=inline -Xllvm -sil-disable-pass=closure-specialize'

for module in "$@"; do
  find -L "sources/$module" -name '*.swift' | LC_ALL=C sort >"$module.list"
  "$swiftc" -target wasm32-unknown-none-wasm -enable-experimental-feature Embedded \
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
    -swift-version 6 -wmo -Osize -lto=llvm-full -parse-as-library -warnings-as-errors \
    -Xfrontend -disable-stack-protector -Xcc -mbulk-memory $small -I . \
    -module-name "$module" -emit-module -c "@$module.list" -o "$module.o"
done
"$tools/clang" --target=wasm32 -O2 -mbulk-memory -ffreestanding -nostdlib -Wall -Wextra -Werror \
  -c sources/ExplorableExports/Runtime/runtime.c -o runtime.o
"$tools/wasm-ld" --no-entry --gc-sections --strip-all --lto-O2 -z stack-size=65536 \
  --export=course_take --export=course_release --export=course_show --export=course_digest ./*.o -o ../explorables.wasm

{
  echo '/// The live figures compiled to WebAssembly.'
  echo 'public enum ExplorableModule {'
  echo '  /// The module, compressed by gzip, in base 64.'
  printf '  public static let base64 = "'
  gzip -9nc ../explorables.wasm | base64 -w 0
  echo '"'
  echo '}'
} >../ExplorableModule.partial
mv ../ExplorableModule.partial ../ExplorableModule.swift
