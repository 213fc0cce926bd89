import Testing

@testable import BookModel

/// What this project's own book gives its readers to do.
@Suite struct OwnExercisesTests {
  private let chapters: [[Exercise]]

  init() throws {
    let book = try Book.read(root: #require(Book.root(containing: #filePath)))
    let names = book.exercises.map(\.chapter)
    chapters = Set(names).sorted().map { name in book.exercises.filter { $0.chapter == name } }
  }

  @Test func everyChapterHasTwoOrThreeOptionalExercises() {
    #expect(chapters.count > 10)
    for exercises in chapters {
      #expect((2...3).contains(exercises.count(where: \.isOptional)), "\(exercises[0].chapter)")
    }
  }

  @Test func everyExerciseHasALevelAndHintsInSteps() {
    for exercise in chapters.joined() {
      #expect(exercise.level != nil && exercise.hints.count >= 2, "\(exercise.id)")
    }
  }
}
