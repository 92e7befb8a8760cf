// Runs another program and keeps what it prints: independent clients against our server.
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace flurwerk::api::test {

struct Ran {
  int status;
  std::string out;  // standard output
};

inline Ran run(const std::string& command) {
  FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
  std::string out;
  std::array<char, 4096> piece{};
  while (const auto n = fread(piece.data(), 1, piece.size(), pipe)) out.append(piece.data(), n);
  const int ended = pclose(pipe);
  return {WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, out};
}

inline bool has(const std::string& program) { return run("command -v " + program).status == 0; }

}  // namespace flurwerk::api::test
