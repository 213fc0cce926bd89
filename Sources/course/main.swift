import ArgumentParser
import CourseCommands

Course.main()
