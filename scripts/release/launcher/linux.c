/*
 * Starts the provider, the executable "lib/provider" beside this one, with the system's C library or, where that is not
 * glibc (Alpine), with the one in "lib". It is linked with no library, so it starts on every Linux system.
 */
#if defined(__x86_64__)
#define LOADER "/lib/ld-linux-x86-64.so.2"
enum { sys_write = 1, sys_execve = 59, sys_exit = 60, sys_readlinkat = 267, sys_faccessat = 269 };
static long syscall4(long number, long a, long b, long c, long d) {
  register long r10 __asm__("r10") = d;
  long result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10) : "rcx", "r11", "memory");
  return result;
}
__asm__(".globl _start\n_start: mov %rsp, %rdi\n and $-16, %rsp\n call start\n");
#elif defined(__aarch64__)
#define LOADER "/lib/ld-linux-aarch64.so.1"
enum { sys_faccessat = 48, sys_write = 64, sys_readlinkat = 78, sys_exit = 93, sys_execve = 221 };
static long syscall4(long number, long a, long b, long c, long d) {
  register long x8 __asm__("x8") = number, x0 __asm__("x0") = a, x1 __asm__("x1") = b, x2 __asm__("x2") = c,
                x3 __asm__("x3") = d;
  __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3) : "memory");
  return x0;
}
__asm__(".globl _start\n_start: mov x0, sp\n bl start\n");
#endif

enum { current_directory = -100, path_size = 4096, arguments = 64 };


static void join(char *path, const char *directory, const char *name) {
  while (*directory) *path++ = *directory++;
  do *path++ = *name; while (*name++);
}

static int starts_with(const char *text, const char *start) {
  while (*start) if (*text++ != *start++) return 0;
  return 1;
}

/* Removes the variables that would change how the runtime runs the provider. */
static void remove_runtime_settings(char **environment) {
  char **kept = environment;
  for (; *environment; environment++) if (!starts_with(*environment, "BUN_")) *kept++ = *environment;
  *kept = 0;
}

static void run(const char *program, char **argv, char **environment) {
  syscall4(sys_execve, (long)program, (long)argv, (long)environment, 0);
}

static char directory[path_size], provider[path_size + 32], loader[path_size + 64], library[path_size + 32];
static char *loader_arguments[arguments + 8];

__attribute__((noreturn, used)) void start(long *stack) {
  long count = stack[0];
  char **argv = (char **)(stack + 1);
  char **environment = argv + count + 1;
  long end = syscall4(sys_readlinkat, current_directory, (long)"/proc/self/exe", (long)directory, path_size - 1);
  while (end > 0 && directory[end - 1] != '/') directory[--end] = 0;
  join(library, directory, "lib");
  join(provider, library, "/provider");
  remove_runtime_settings(environment);
  if (syscall4(sys_faccessat, current_directory, (long)"/etc/ld.so.cache", 0, 0) == 0) run(provider, argv, environment);

  join(loader, directory, LOADER + 1);
  char **next = loader_arguments;
  *next++ = loader;
  *next++ = "--library-path";
  *next++ = library;
  *next++ = "--argv0";
  *next++ = argv[0];
  *next++ = provider;
  for (long index = 1; index < count && index < arguments; index++) *next++ = argv[index];
  run(loader, loader_arguments, environment);

  static const char message[] = "terraform-provider-hostup cannot start: the folder \"lib\" must be beside it, as in its archive\n";
  syscall4(sys_write, 1, (long)message, sizeof message - 1, 0);
  syscall4(sys_exit, 1, 0, 0, 0);
  __builtin_unreachable();
}
