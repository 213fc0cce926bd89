extension Explanation {
  /// Notes on front matter and `facts.yaml`.
  static let data = [
    Explanation(
      "fact-unchecked", "Each fact of chapters/facts.yaml is checked by a chapter.",
      """
      A fact that no code checks is only copied. Cite it where the program proves it, by 'fact=' on a
      tensor or check fence. One of the kind 'reference' is checked when each work that it names has
      an entry of its own in chapters/references.bib and some chapter cites it.

      A fact whose check is still to be written says so, with the reason:

          - {id: a.b, …, pending: "needs the chapter on training"}
      """),
    Explanation(
      "fact-half-checked", "An erratum is proven both ways.",
      """
      A fence with '.refuted' holds what the document says, and the run does not give it. Another
      without holds what is so, and the run does. With one half alone, either the document might be
      right, or nobody learns what is.
      """),
    Explanation(
      "fact-not-pending", "A fact that is checked does not wait for its check.",
      """
      Remove the key 'pending', so that the check cannot get lost again without a word.
      """),
    Explanation(
      "front-matter-missing", "A chapter begins with its title between two '---' lines.",
      """
          ---
          title: Scatter
          objectives: [see how one pixel paints a kernel]
          prerequisites: [convolution]
          minutes: 20
          documents: [torch]
          ---

      Only the title is required. The first '---' is the file's first line.
      """),
    Explanation(
      "invalid-yaml", "Front matter and facts.yaml are YAML.",
      """
      The message is the YAML parser's, its place the one where it gave up; the cause may stand a
      line above. Texts that hold ': ' or ' #', or begin with one of '[{*&!|>%@', need quotes.
      """),
    Explanation(
      "unknown-key", "A key must be one that the tool knows.",
      """
      A misspelled key would be ignored in silence, so it is an error. The note lists the keys.
      """),
    Explanation(
      "missing-key", "A required key is missing.",
      """
      A chapter needs 'title'; a fact 'id', 'doc', 'kind', 'verdict' and 'states', and an erratum
      'truth' too; a document needs 'title'.
      """),
    Explanation(
      "invalid-value", "A value is not of the kind that its key takes.",
      """
      The message says what is allowed: a text, a list, a whole number, or one of a few words.
      """),
    Explanation(
      "unlisted-line", "Every line of a source document is listed once.",
      """
      chapters/claims/DOCUMENT.tsv says of each line with text what the book makes of it, so that
      nothing a document states is passed over. The first line counts:

          30 lines<TAB>2 with text
          4<TAB>0f3a99c1<TAB>torch.basic+torch.matrix heading
          9<TAB>77ab0012<TAB>opinion

      Behind the number and the checksum of a line stands, for each of its sentences or cells, the
      facts that cover it, or one of 'heading', 'task', 'opinion', 'repetition'. Each fact of the
      document covers some line. 'course facts --document DOCUMENT' shows the list.
      """),
    Explanation(
      "unknown-document", "A document must be listed in facts.yaml.",
      """
          documents:
            torch: {title: "Dive into Deep Learning, PyTorch tab"}

      Facts name it in 'doc', chapters in 'documents'.
      """),
    Explanation(
      "unknown-fact", "A cited fact must be listed in facts.yaml.",
      """
      Facts are cited by 'fact=' in tensor and check fences and in errata:

          ```tensor {of=y fact=torch.basic}

      The help names the fact with the most similar id.
      """),
    Explanation(
      "refuted-fact-holds", "Only a fact whose verdict is 'erratum' can be refuted.",
      """
      '.refuted' and '[!ERRATUM]' say that a document is wrong, facts.yaml says that it is right.
      One of the two must change. A check of the true value cites the fact without '.refuted'.
      """),
  ]
}
