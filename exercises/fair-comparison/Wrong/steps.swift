// expects: d

import TensorCore

let answer: Choice = Choice("d", because: "1", "2", "5")
