// expects: c

import TensorCore

let answer: Choice = Choice("c", because: "1")
