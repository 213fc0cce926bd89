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
  /// A descriptor that becomes COURSE_STREAMS in the program, or -1 for none.
  int extra;
  /// Whether the program is held to the system calls of course_filter from its first instruction.
  int is_filtered;
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
  COURSE_STAGE_FILTER = 5,
};

/// A program that was started, or why it was not.
struct course_spawned {
  /// The guard, a process that ends as the program did, once nothing of the program is left; -1 if
  /// nothing was started.
  pid_t process;
  /// The program, which leads a process group of its own.
  pid_t program;
  /// A descriptor that poll(2) reports as readable once the guard has ended.
  int process_descriptor;
  /// The write end of a pipe: when it is closed, the guard kills the program and all it started.
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

/// Starts a program in a process group of its own, below a guard.
///
/// The guard adopts whatever the program leaves behind, also what left its group or session, and
/// kills it when the program ends or the lifeline is closed, which also happens when this process is
/// killed. A program that kills its guard dies with it.
struct course_spawned course_spawn(const struct course_spawn_request *request);

/// Waits until a process has ended or `seconds` have passed; returns 1 if it has ended.
int course_wait(int process_descriptor, double seconds);

/// Collects the process, which must have ended or be about to.
struct course_ending course_reap(pid_t process);

/// Writes the filter of system calls for a program that may be hostile, as bwrap's --seccomp takes it.
///
/// The program gets no further process, no socket, no memory outside of its limit, no lock that
/// another program could see, and none of the calls that only debuggers and system tools need.
///
/// - descriptor: Where to write it.
/// - returns: 0, or -1 with errno set.
int course_write_filter(int descriptor);

/// Holds this process and all it becomes to the filter; signals may go to itself alone.
///
/// - returns: 0, or -1 with errno set.
int course_apply_filter(void);

/// Creates a file in memory that is closed on exec; returns -1 and sets errno on failure.
int course_memory_file(const char *name);
