import ArgumentParser
import CourseCommands

/// The program that `./course` runs.
@main
struct CourseProgram {
  static func main() async {
    await Course.main()
  }
}
