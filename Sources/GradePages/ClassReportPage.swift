import Diagnostics
import GradeRecords
import PageMarkup
import Similarity

/// What an instructor wants to know of a class's results: names and hidden cases are in it.
public struct ClassReportPage {
  private let gradebook: GradebookSnapshot
  private let handedIn: [StudentGrade]

  /// Creates a report on a gradebook.
  public init(_ gradebook: GradebookSnapshot) {
    self.gradebook = gradebook
    handedIn = gradebook.students.filter { $0.source != nil }
  }

  /// The page.
  public var markup: String {
    ReportPage(
      title: "\(gradebook.assignment): the class",
      content: summary + concerns + exercises + cases + mistakes + equalAnswers + cost
    ).markup
  }

  private var summary: HTML {
    let shares = handedIn.filter { $0.isComplete && $0.maximum > 0 }.map { $0.points / $0.maximum }
    let sorted = shares.sorted()
    let median =
      sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    let waiting = handedIn.count { !$0.isComplete }
    return HTML("p") {
      "\(gradebook.students.count) students, \(handedIn.count) handed in, \(shares.count) have all marks"
      if waiting > 0 { ", \(waiting) wait for some" }
      ". Median \(median.percent)."
    }
      + HTML("figure") {
        HTML("figcaption") { "Points of the whole assignment, in percent" }
        Chart.histogram(shares, title: "Students by points")
      }
      + verdicts
  }

  /// What was said of the answers, the most frequent first.
  private var verdicts: HTML {
    let all = handedIn.flatMap(\.exercises).map(\.verdict)
    let counts = Dictionary(grouping: all, by: \.self).mapValues(\.count)
      .sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    guard !counts.isEmpty else { return .empty }
    return HTML("figure") {
      HTML("figcaption") { "Verdicts on \(all.count) answers" }
      Chart.rates(
        counts.map { ($0.key.rawValue, Double($0.value) / Double(all.count), false) },
        title: "Verdicts", least: 0)
    }
  }

  private var concerns: HTML {
    // The cases of an exercise that is of concern itself say nothing more.
    let all = gradebook.exerciseStatistics.enumerated().flatMap { column, item in
      item.concern == nil ? gradebook.caseStatistics(column).map(\.statistics) : [item]
    }
    let found = all.compactMap { item in item.concern.map { (item, $0) } }
    guard !found.isEmpty else { return .empty }
    return HTML("h2") { "Items that do not discriminate" }
      + .table(
        ["item", "mean", "correlation", "why"],
        found.map { item, why in
          [
            .inert(item.name), HTML(text: item.mean.percent),
            HTML(text: item.discrimination?.short ?? ""), HTML(text: why),
          ]
        })
  }

  private var exercises: HTML {
    let statistics = gradebook.exerciseStatistics
    return HTML("h2") { "Exercises" }
      + HTML("div", ["class": "charts"]) {
        zip(gradebook.exercises, statistics).map { column, item in
          HTML("figure") {
            HTML("figcaption") { HTML.marked(column.title) }
            Chart.histogram(item.shares, title: column.id)
          }
        }
      }
      + .table(
        [
          "exercise", "marks", "mean", "all points", "correlation with the rest", "no mark",
          "not graded",
        ],
        zip(gradebook.exercises.indices, statistics).map { column, item in
          let cells = handedIn.map { $0.exercises[column] }
          return [
            .inert(item.name), HTML(text: "\(item.shares.count)"), HTML(text: item.mean.percent),
            HTML(text: item.solved.percent), HTML(text: item.discrimination?.short ?? "–"),
            HTML(text: "\(cells.count { $0.points == nil && $0.origin != .excused })"),
            HTML(text: "\(cells.count { $0.verdict == .notGraded })"),
          ]
        }, firstNumber: 1)
  }

  private var cases: HTML {
    let figures = gradebook.exercises.enumerated().compactMap { column, exercise -> HTML? in
      let items = gradebook.caseStatistics(column)
      guard !items.isEmpty else { return nil }
      return HTML("figure") {
        HTML("figcaption") { HTML.marked(exercise.title) }
        Chart.rates(
          items.map { one, item in
            ("\(one.isVisible ? "case" : "hidden") \(one.id + 1)", item.mean, !one.isVisible)
          }, title: exercise.id)
      }
    }
    guard !figures.isEmpty else { return .empty }
    return HTML("h2") { "Cases" } + HTML("p") { "The share of answers that get each case right." }
      + HTML("div", ["class": "charts"]) { figures }
  }

  private var mistakes: HTML {
    var counts: [[String]: Int] = [:]
    for cell in handedIn.flatMap(\.exercises) {
      guard let record = cell.record, record.verdict != .solved, record.verdict.isMark else {
        continue
      }
      let what = record.mistake.map { $0.hint } ?? record.verdict.rawValue.replacing("-", with: " ")
      counts[[cell.exercise, what], default: 0] += 1
    }
    guard !counts.isEmpty else { return .empty }
    let rows = counts.sorted { ($1.value, $0.key[0], $0.key[1]) < ($0.value, $1.key[0], $1.key[1]) }
    return HTML("h2") { "The commonest mistakes" }
      + .table(
        ["exercise", "answers", "what"],
        rows.prefix(30).map { [.inert($0.key[0]), HTML(text: "\($0.value)"), .marked($0.key[1])] })
  }

  private var equalAnswers: HTML {
    let pairs = EqualWrongValues.find(in: WrongValue.all(in: gradebook))
    var groups: [[String]: [String]] = [:]
    for value in WrongValue.all(in: gradebook) {
      groups[[value.question, value.value], default: []].append(value.owner)
    }
    let common = groups.filter { $0.value.count > 1 }
      .sorted { ($1.value.count, $0.key[0], $0.key[1]) < ($0.value.count, $1.key[0], $1.key[1]) }
    guard !common.isEmpty else { return .empty }
    return HTML("h2") { "Equal wrong answers" }
      + HTML("p") {
        "One value that many give is a misunderstanding; one that two alone give may be a copy."
      }
      + .table(
        ["case", "students", "who"],
        common.prefix(20).map { key, owners in
          let names = owners.prefix(8).joined(separator: ", ") + (owners.count > 8 ? ", …" : "")
          return [.inert(key[0]), HTML(text: "\(owners.count)"), .inert(names)]
        })
      + (pairs.isEmpty
        ? .empty
        : HTML("h3") { "Pairs that share rare ones" }
          + .table(
            ["students", "cases", "bits of surprise"],
            pairs.prefix(20).map { pair in
              [
                .inert(pair.owners.joined(separator: " and ")),
                HTML(text: "\(pair.questions.count)"),
                HTML(text: pair.bits.short),
              ]
            }, firstNumber: 1))
  }

  private var cost: HTML {
    let rows = gradebook.exercises.enumerated().compactMap { column, exercise -> [HTML]? in
      let times = handedIn.compactMap { $0.exercises[column].record?.timing }.filter {
        !$0.isShared
      }
      .map(\.seconds).sorted()
      guard let longest = times.last else { return nil }
      return [
        .inert(exercise.id), HTML(text: "\(times.count)"), HTML(text: times.reduce(0, +).short),
        HTML(text: times[times.count / 2].short), HTML(text: longest.short),
      ]
    }
    guard !rows.isEmpty else { return .empty }
    let seconds = handedIn.flatMap(\.exercises).compactMap { $0.record?.timing }
      .filter { !$0.isShared }.map(\.seconds)
    let longest = max(seconds.max() ?? 0, .leastNonzeroMagnitude)
    return HTML("h2") { "Time and cost" }
      + HTML("figure") {
        HTML("figcaption") { "Answers by time, in percent of the longest, \(longest.short) s" }
        Chart.histogram(seconds.map { $0 / longest }, title: "Answers by time", least: 0)
      }
      + .table(["exercise", "graded", "seconds in all", "median", "longest"], rows, firstNumber: 1)
  }
}
