// What a confined process can no longer do, tried in one.
#include "api/pdf/confine.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <new>

namespace flurwerk::api {
namespace confine_test {

// Whether `can` is true in a confined child.
bool confined_can(const std::function<bool()>& can) {
  const pid_t pid = fork();
  if (pid == 0) {
    if (!confine_this_process(std::size_t{1} << 30U, 2)) _exit(9);
    _exit(can() ? 1 : 0);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  EXPECT_FALSE(WIFEXITED(status) && WEXITSTATUS(status) == 9) << "not confined at all";
  return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

TEST(Confined, NoNetworkNoProgramsNoWritingNoFilesOfOthers) {
  EXPECT_TRUE(confined_can([] { return true; })) << "the test itself";
  EXPECT_FALSE(confined_can([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }));
  EXPECT_FALSE(confined_can([] { return open("/tmp/flurwerk-confined", O_WRONLY | O_CREAT, 0600) >= 0; }));
  EXPECT_FALSE(confined_can([] { return open("/etc/passwd", O_RDONLY) >= 0; })) << "needs landlock: Linux 5.13";
  EXPECT_TRUE(confined_can([] { return open("/usr/share", O_RDONLY | O_DIRECTORY) >= 0; })) << "fonts";
  EXPECT_FALSE(confined_can([] {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    return child > 0;
  }));
  EXPECT_FALSE(confined_can([] { return execl("/bin/false", "false", nullptr) == 0; }))
      << "/bin/false would end with 1";
}

TEST(Confined, LittleMemoryAndLittleTime) {
  EXPECT_FALSE(confined_can([] { return std::malloc(std::size_t{2} << 30U) != nullptr; }));
  EXPECT_FALSE(confined_can([] {
    for (std::atomic<unsigned long> n = 0;; ++n) {
    }
    return true;
  }));
}

}  // namespace confine_test
}  // namespace flurwerk::api
