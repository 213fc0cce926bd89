#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// How many descriptors a started program receives: 0, 1, 2 and the values channel, 3.
#define COURSE_STREAMS 4

/// What a program is started with.
struct course_spawn_request {
  /// The program's file, absolute.
  const char *executable;
  /// The arguments, the program's name first; ended by NULL.
  char *const *arguments;
  /// The environment as `NAME=value`; ended by NULL.
  char *const *environment;
  /// The working folder.
  const char *directory;
  /// The descriptors that become 0 to 3 in the program.
  int streams[COURSE_STREAMS];
  /// The limits of setrlimit(2), each for itself and for each of the program's children; a lower
  /// hard limit of this process stays in force.
  uint64_t cpu_seconds;
  uint64_t memory_bytes;
  uint64_t file_bytes;
  uint64_t open_files;
};

/// The step of starting a program at which it failed.
enum course_spawn_stage {
  COURSE_STAGE_PREPARE = 1,
  COURSE_STAGE_LIMITS = 2,
  COURSE_STAGE_DIRECTORY = 3,
  COURSE_STAGE_EXECUTE = 4,
};

/// A program that was started, or why it was not.
struct course_spawned {
  /// The process, which leads a process group of its own; -1 if nothing was started.
  pid_t process;
  /// A descriptor that poll(2) reports as readable once the process has ended.
  int process_descriptor;
  /// The write end of a pipe: when it is closed, the kernel kills the whole group.
  int lifeline;
  /// The value of errno, 0 on success.
  int error;
  /// Where it failed.
  enum course_spawn_stage stage;
};

/// How a process ended.
struct course_ending {
  /// The exit status if it left by itself, else -1.
  int status;
  /// The signal that ended it, else 0.
  int signal;
  /// The largest memory it had in use at once, in bytes.
  uint64_t peak_memory_bytes;
  /// The processor time that it and its children took, in seconds.
  double cpu_seconds;
};

/// Starts a program in a process group of its own.
///
/// The program dies when the calling *thread* ends (`PR_SET_PDEATHSIG`), so the same thread must
/// stay until `course_reap` returns. Its group dies when the lifeline is closed, which also happens
/// when this process is killed.
struct course_spawned course_spawn(const struct course_spawn_request *request);

/// Waits until a process has ended or `seconds` have passed; returns 1 if it has ended.
int course_wait(int process_descriptor, double seconds);

/// Collects the process, which must have ended or be about to.
struct course_ending course_reap(pid_t process);

/// Creates a file in memory that is closed on exec; returns -1 and sets errno on failure.
int course_memory_file(const char *name);
