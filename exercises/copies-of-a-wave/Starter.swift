/// The numbers of periods that each of the four rows contains.
let waves: [[Int]] = [[], [], [], []]
