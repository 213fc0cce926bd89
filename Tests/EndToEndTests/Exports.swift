@_exported import CourseRuns
