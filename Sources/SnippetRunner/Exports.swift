// What every target that runs programs names their results by.
@_exported import Digests
