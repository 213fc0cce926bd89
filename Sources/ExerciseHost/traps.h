/// Writes where in the exercise a trap was to standard error, before the trap ends the program.
///
/// One line, `exercise-trap 1a2b 3c4d`: offsets into the shared object, innermost call first. The
/// grader turns them into lines of the answer.
///
/// - exercise: The loaded object.
/// - entry: A function in it.
void tell_traps(void *exercise, void *entry);
