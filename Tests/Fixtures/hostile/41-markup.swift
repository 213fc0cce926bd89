// Prints what a page, a terminal or a Markdown reader would run.
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  print("<script>alert('STOLEN')</script></pre><img src=x onerror=alert(1)>")
  print("[a link](javascript:alert(1)) ![x](http://uni.example/x.png) | a | ``` <!-- ")
  print("\u{1B}[2J\u{1B}]8;;http://uni.example\u{7}click\u{1B}]8;;\u{7}\rsolved\u{202E}0 fo 2")
  return input
}
