// Would run beside the compiler.
import PackagePlugin
