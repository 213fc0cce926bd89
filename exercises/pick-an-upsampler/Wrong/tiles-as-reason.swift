// expects: wrong

import TensorCore

let answer: Choice = Choice("c", because: "1", "3", "5")
