/// The doublings of the four networks, in the order of the prompt.
let doublings: [Int] = []
