import ArgumentParser
import CourseCommands

await Course.main()
