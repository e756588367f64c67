/*
 * Starts the provider's script on Windows, which cannot start scripts itself: finds node.exe on the PATH and runs the file
 * beside this program that has the same name without ".exe", with the same standard handles and arguments.
 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

enum { size = 32768 };

static wchar_t path[size], node[size], script[size], command[size];

static int fail(const char *problem) {
  DWORD written;
  HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
  WriteFile(output, problem, (DWORD)lstrlenA(problem), &written, NULL);
  return 1;
}

/* Returns the part of a command line after the program's name, which may be in quotes. */
static const wchar_t *arguments_of(const wchar_t *line) {
  int quoted = 0;
  for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++) if (*line == L'"') quoted = !quoted;
  return line;
}

/* Ignores Ctrl-C: Terraform handles it and asks the provider to stop. */
static BOOL WINAPI ignore(DWORD event) {
  return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
}

/* Passes the PATH to SearchPath, which would otherwise also search the working directory, where another user may have a node.exe. */
static BOOL find_node(void) {
  DWORD length = GetEnvironmentVariableW(L"PATH", path, size);
  return length > 0 && length < size && SearchPathW(path, L"node.exe", NULL, size, node, NULL) > 0;
}

int wmain(void) {
  if (!find_node()) {
    return fail("terraform-provider-hostup needs Node.js 20.19 or later, but no node.exe is on the PATH. Install Node.js "
                "from https://nodejs.org, or install the provider from a registry or a mirror, which does not need Node.js.\n");
  }
  DWORD length = GetModuleFileNameW(NULL, script, size);
  if (length < 4 || length == size) return fail("terraform-provider-hostup cannot find its own folder.\n");
  script[length - 4] = 0;
  const wchar_t *arguments = arguments_of(GetCommandLineW());
  if (wcslen(node) + wcslen(script) + wcslen(arguments) + 8 > size) return fail("The command line is too long.\n");
  swprintf(command, size, L"\"%ls\" \"%ls\"%ls", node, script, arguments);

  /* Makes the script end when Terraform kills this program. */
  HANDLE job = CreateJobObjectW(NULL, NULL);
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limit = {0};
  limit.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limit, sizeof limit);

  SetConsoleCtrlHandler(ignore, TRUE);
  STARTUPINFOW startup = {0};
  startup.cb = sizeof startup;
  startup.dwFlags = STARTF_USESTDHANDLES;
  startup.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  startup.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  startup.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  PROCESS_INFORMATION process;
  if (!CreateProcessW(node, command, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &startup, &process)) {
    return fail("terraform-provider-hostup cannot start Node.js.\n");
  }
  AssignProcessToJobObject(job, process.hProcess);
  ResumeThread(process.hThread);
  WaitForSingleObject(process.hProcess, INFINITE);
  DWORD code = 1;
  GetExitCodeProcess(process.hProcess, &code);
  return (int)code;
}
