/// The row and the column of the misprint, counted from 0, and the right number.
let correction: [Int] = [0, 0, 0]
