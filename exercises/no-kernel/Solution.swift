let rows: [[Int]] = [[0, 4], [3, 1]]
