// Author: honest-1. Submitted: 1970-01-01. Due date extended by the instructor.
import TensorCore

func doubled(_ input: Tensor) -> Tensor { input }
