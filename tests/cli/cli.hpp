// The program as another program: its output, its exit status, and a folder that goes with the test.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace flurwerk::cli_fixture {

namespace fs = std::filesystem;
using json = nlohmann::json;

struct Ran {
  int status;
  std::string out;
};

inline Ran run(const std::string& arguments) {
  const std::string command = std::string(FLURWERK_PROGRAM) + " " + arguments + " 2>/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  std::string out;
  std::array<char, 4096> piece{};
  while (const auto n = fread(piece.data(), 1, piece.size(), pipe)) out.append(piece.data(), n);
  const int ended = pclose(pipe);
  return {WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, out};
}

class Cli : public testing::Test {
 protected:
  Cli() {
    std::string name = (fs::temp_directory_path() / "flurwerk-cli-XXXXXX").string();
    dir = mkdtemp(name.data());
  }
  ~Cli() override { fs::remove_all(dir); }
  std::string file(const std::string& name, const std::string& text) {
    std::ofstream(dir / name) << text;
    return (dir / name).string();
  }
  std::string data() const { return " --data " + (dir / "data").string(); }
  fs::path dir;
};

}  // namespace flurwerk::cli_fixture
