#include "api/pdf/confine.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <vector>

namespace flurwerk::api {
namespace {

bool limit(decltype(RLIMIT_CPU) what, rlim_t most) {
  const rlimit both{most, most};
  return setrlimit(what, &both) == 0;
}

// Not to be called at all: other processes, other hosts, other names of files.
constexpr std::array forbidden{SYS_socket,   SYS_socketpair, SYS_connect,        SYS_execve, SYS_execveat,
                               SYS_clone,    SYS_clone3,     SYS_ptrace,         SYS_kill,   SYS_tgkill,
                               SYS_unlinkat, SYS_renameat2,  SYS_mkdirat,        SYS_linkat, SYS_symlinkat,
                               SYS_fchmodat, SYS_mount,      SYS_io_uring_setup, SYS_bpf,    SYS_userfaultfd,
                               SYS_openat2,  SYS_setsid};
#ifdef SYS_open  // x86-64 has the older names as well
constexpr std::array older{SYS_open, SYS_creat, SYS_unlink, SYS_rename, SYS_mkdir,
                           SYS_fork, SYS_vfork, SYS_link,   SYS_symlink};
#else
constexpr std::array<long, 0> older{};
#endif

bool filter_calls() {
  constexpr auto number = static_cast<std::uint32_t>(offsetof(seccomp_data, nr));
  constexpr auto flags = static_cast<std::uint32_t>(offsetof(seccomp_data, args) + 2 * sizeof(std::uint64_t));
  const auto statement = [](int code, std::uint32_t k) {
    return sock_filter BPF_STMT(static_cast<std::uint16_t>(code), k);
  };
  const auto jump = [](int code, std::uint32_t k, std::uint8_t yes, std::uint8_t no) {
    return sock_filter BPF_JUMP(static_cast<std::uint16_t>(code), k, yes, no);
  };
  const sock_filter refuse = statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  std::vector<sock_filter> program{statement(BPF_LD | BPF_W | BPF_ABS, number)};
  const auto add = [&](long call) {
    program.push_back(jump(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
    program.push_back(refuse);
  };
  for (const long call : forbidden) add(call);
  for (const long call : older) add(call);
  // openat() to read alone.
  program.push_back(jump(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(SYS_openat), 0, 3));
  program.push_back(statement(BPF_LD | BPF_W | BPF_ABS, flags));
  program.push_back(jump(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1));
  program.push_back(refuse);
  program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  sock_fprog whole{static_cast<unsigned short>(program.size()), program.data()};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole) == 0;
}

// Fonts, character maps and the words of the text recognition can be read; the data folder cannot.
void hide_files() {
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  const auto rules =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0));
  if (rules < 0) return;  // an older kernel
  for (const char* folder : {"/usr", "/lib", "/lib64", "/etc/fonts", "/var/cache/fontconfig"}) {
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = attributes.handled_access_fs;
    beneath.parent_fd = open(folder, O_PATH | O_CLOEXEC);
    if (beneath.parent_fd < 0) continue;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(beneath.parent_fd);
  }
  syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
}

}  // namespace

bool confine_this_process(std::size_t memory_bytes, int cpu_seconds) {
  if (!limit(RLIMIT_AS, memory_bytes) || !limit(RLIMIT_CPU, static_cast<rlim_t>(cpu_seconds)) ||
      !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_NOFILE, 64) ||
      prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return false;
  }
  hide_files();
  return filter_calls();
}

}  // namespace flurwerk::api
