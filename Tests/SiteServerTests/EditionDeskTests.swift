import Testing

@testable import SiteServer

@Suite struct EditionDeskTests {
  private static let first = Edition(files: ["a.html": [1], "b.html": [2], "course.css": [3]])

  @Test func namesTheFilesThatChangedSinceAPageWasMade() async {
    let desk = EditionDesk()
    await desk.publish(Self.first)
    let shown = await desk.number
    var second = Self.first
    second.files["a.html"] = [9]
    second.files["b.html"] = nil
    await desk.publish(second)
    let news = await desk.news(since: shown, shown: shown, waitingAtMost: .seconds(60))
    #expect(news.changed == ["a.html", "b.html"])
    #expect(news.edition == shown + 1)
    await desk.publish(Self.first)
    let later = await desk.news(since: shown, shown: shown + 1, waitingAtMost: .seconds(60))
    #expect(later.changed == ["a.html", "b.html"], "changed back is changed too")
  }

  @Test func wakesThoseWhoWait() async {
    let desk = EditionDesk()
    async let news = desk.news(since: 0, shown: 0, waitingAtMost: .seconds(60))
    await desk.publish(Edition(problems: ["a mistake"]))
    #expect(await news.problems == ["a mistake"])
  }

  @Test func answersAfterAWhileThoughNothingHappened() async {
    let desk = EditionDesk()
    let news = await desk.news(since: 0, shown: 0, waitingAtMost: .milliseconds(1))
    #expect(news == .init(edition: 0, changed: [], problems: [], isBuilding: true))
  }

  @Test func saysThatABuildIsOnAndOver() async {
    let desk = EditionDesk()
    await desk.publish(Self.first)
    await desk.noteBuilding()
    let during = await desk.news(since: 1, shown: 1, waitingAtMost: .seconds(60))
    #expect(during.isBuilding && during.changed == [])
    await desk.publish(Self.first)
    let after = await desk.news(since: 2, shown: 1, waitingAtMost: .seconds(60))
    #expect(!after.isBuilding && after.changed == [])
  }
}
