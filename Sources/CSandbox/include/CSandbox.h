#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// How many descriptors a started program receives: 0, 1, 2 and the values channel, 3.
#define COURSE_STREAMS 4

/// Where a program finds what is staged for it.
#define COURSE_STAGE_FOLDER "/tmp"

/// Files and folders that are put where a program of another user can reach them.
struct course_stage {
  /// Where they are, at most 32, ended by NULL; NULL for no stage.
  const char *const *sources;
  /// Where the program finds each, below COURSE_STAGE_FOLDER, as absolute paths.
  const char *const *targets;
  /// Bit N is set if the program may also write number N.
  uint32_t writable;
};

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
  /// The user that the program runs as; 0 for that of this process, which must be root for another.
  uid_t identity;
  /// What the program finds below COURSE_STAGE_FOLDER in a mount namespace of its own.
  struct course_stage stage;
  /// What the program may read, beside the system's libraries, by Landlock's rules; ended by NULL.
  /// NULL for no rules.
  const char *const *readable;
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
  COURSE_STAGE_IDENTITY = 6,
  COURSE_STAGE_MOUNT = 7,
  COURSE_STAGE_LANDLOCK = 8,
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
/// The program may compute with memory and threads, tell the time, read files and use descriptors
/// that it has. It gets no further process, no socket, no memory outside of its limit, no lock that
/// another program could see, and changes no file.
///
/// - descriptor: Where to write it.
/// - returns: 0, or -1 with errno set.
int course_write_filter(int descriptor);

/// Holds this process and all it becomes to the filter; signals may go to itself alone.
///
/// - starts: Whether it may become another program.
/// - returns: 0, or -1 with errno set.
int course_apply_filter(int starts);

/// How a supervised program ended, as its supervisor writes it to descriptor COURSE_STREAMS.
struct course_report {
  /// The exit status, or -1.
  int32_t status;
  /// The signal that ended it, or 0.
  int32_t signal;
  /// Whether an allocation failed.
  int32_t is_exhausted;
  /// 1 in every report that was written.
  int32_t is_complete;
  /// The largest memory it had in use at once, in bytes.
  uint64_t peak_memory_bytes;
  /// The processor time that it took, in seconds.
  double cpu_seconds;
};

/// Goes on as a child of this process, which waits for it, reports how it ended and ends.
///
/// - is_filtered: Whether the child is held to the filter of system calls.
/// - threads: The most threads of this user, or 0 for any number.
/// - returns: 0 in the child, or -1 with errno set.
int course_supervise(int is_filtered, uint64_t threads);

/// Notes in a supervised program that an allocation failed.
void course_note_exhaustion(void);

/// Creates a file in memory that is closed on exec; returns -1 and sets errno on failure.
int course_memory_file(const char *name);

/// Lets no other process of this user read or write the memory of this one.
void course_close_memory(void);

/// Claims a user that nobody else is, for a program of this process; only for root.
///
/// - descriptor: Receives a descriptor; while it is open, no other process claims the same user.
/// - returns: The user's number, or 0 with errno set.
uid_t course_claim_identity(int *descriptor);

/// Makes this process, which must be root's, one of a user without any group or privilege.
///
/// - returns: 0, or -1 with errno set.
int course_become(uid_t identity);

/// Moves this process to a mount namespace in which files and folders can be read below
/// COURSE_STAGE_FOLDER, whoever may enter the folders in which they lie.
///
/// - returns: 0, or -1 with errno set.
int course_set_stage(const struct course_stage *stage);

/// Returns whether this process may make such a namespace.
int course_can_stage(void);

/// Keeps this process and all it becomes from every file but the system's libraries, itself in /proc
/// and what is named, and from changing any.
///
/// - readable: Files and folders, ended by NULL.
/// - returns: 0, or -1 with errno set.
int course_apply_landlock(const char *const *readable);
