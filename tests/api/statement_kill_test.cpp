// 64 clients give statements while the program is killed: whoever was told that theirs is received finds it there.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include "api/app/agency_register.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace statement_kill_test {

constexpr int agencies = 200;  // the most that a round asks
constexpr int clients = 64;

std::string register_of_many() {
  std::string csv = "id;name;kind;email;topics;acts;area;deputy;absent_from;absent_until\r\n";
  for (int n = 0; n < agencies; ++n) csv += fmt::format("stelle{};Stelle {};other;s{}@x.example;;;;;;\r\n", n, n, n);
  return csv;
}

// One case with a request to each; links[n] opens the n-th.
std::vector<std::string> links_to_all(SmallTown& town) {
  town.clock.set(run("date -u +%Y-%m-%dT%H:%M:%SZ").out.substr(0, 20));  // the killed program has the system's
  EXPECT_TRUE(import_agencies(*town.app, AuthorityId{"amt"}, register_of_many()));
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  const std::string at = "/api/v1/applications/" + ready_draft(town, designer);
  EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
  const json seen = clerk.get(at).body;
  const std::string today = seen.at("received_on");
  EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", today}}).status, 201);
  json requests = json::array();
  for (int n = 0; n < agencies; ++n) {
    requests.push_back({{"agency", fmt::format("stelle{}", n)},
                        {"act", "opinion"},
                        {"released", {seen.at("documents").at(0).at("id")}}});
  }
  const auto sent = clerk.post(at + "/rounds", {{"title", "Alle"}, {"requests", requests}});
  EXPECT_EQ(sent.status, 201) << sent.text.substr(0, 500);
  std::vector<std::string> links;
  for (const auto& link : sent.body.at("links")) {
    const std::string url = link.at("url");
    links.push_back(url.substr(url.rfind("/l/")));
  }
  return links;
}

// The program itself over a folder, to be killed.
class Killed {
 public:
  explicit Killed(const std::filesystem::path& folder) {
    int out[2];
    EXPECT_EQ(pipe(out), 0);
    child_ = fork();
    if (child_ == 0) {
      dup2(out[1], STDOUT_FILENO);
      dup2(out[1], STDERR_FILENO);
      execl(FLURWERK_PROGRAM, FLURWERK_PROGRAM, "serve", "--data", folder.c_str(), "--listen", "127.0.0.1:0", nullptr);
      _exit(1);
    }
    close(out[1]);
    std::string said;
    char piece[512];
    while (port_ == 0) {
      const auto n = read(out[0], piece, sizeof piece);
      if (n <= 0) break;
      said.append(piece, static_cast<std::size_t>(n));
      const auto at = said.find("http://localhost:");
      if (at != std::string::npos && said.find('\n', at) != std::string::npos)
        port_ = std::atoi(said.c_str() + at + 17);
    }
    EXPECT_NE(port_, 0) << said;
  }
  ~Killed() { kill_now(); }
  int port() const { return port_; }
  void kill_now() {
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    child_ = 0;
  }

 private:
  pid_t child_ = 0;
  int port_ = 0;
};

TEST(Killed, NoAcknowledgedStatementIsLost) {
  SmallTown town;
  const auto links = links_to_all(town);
  ASSERT_EQ(links.size(), static_cast<std::size_t>(agencies));
  const auto folder = town.dir / "copy";
  town.restart();  // nothing is being written while the folder is copied
  std::filesystem::create_directories(folder);
  for (const auto& entry : std::filesystem::directory_iterator(town.dir)) {
    if (entry.path() == folder || entry.path().filename() == "lock") continue;
    std::filesystem::copy(entry.path(), folder / entry.path().filename(), std::filesystem::copy_options::recursive);
  }
  Killed program{folder};
  ASSERT_NE(program.port(), 0);
  std::mutex guard;
  std::set<std::size_t> acknowledged;
  std::atomic<std::size_t> next{0};
  const std::string form = "--X\r\nContent-Disposition: form-data; name=\"outcome\"\r\n\r\nno_objection\r\n--X--\r\n";
  std::vector<std::thread> people;
  for (int n = 0; n < clients; ++n) {
    people.emplace_back([&, n] {
      for (std::size_t mine = next++; mine < links.size(); mine = next++) {
        const std::string request = fmt::format(
            "POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=X\r\n"
            "Content-Length: {}\r\nConnection: close\r\n\r\n{}",
            links[mine], form.size(), form);
        std::string answer;
        try {
          Raw line{program.port(), fmt::format("127.0.1.{}", n + 1)};
          line.send(request);
          answer = line.read_answer();
        } catch (const std::runtime_error&) {
          return;  // nobody listens any more
        }
        const std::lock_guard lock{guard};
        if (answer.starts_with("HTTP/1.1 303")) acknowledged.insert(mine);
        if (acknowledged.size() == 60) program.kill_now();
      }
    });
  }
  for (auto& person : people) person.join();
  program.kill_now();
  ASSERT_GE(acknowledged.size(), 60U);
  ASSERT_LT(acknowledged.size(), links.size()) << "the kill came too late to prove anything";

  Killed again{folder};
  ASSERT_NE(again.port(), 0);
  std::size_t received = 0;
  for (std::size_t n = 0; n < links.size(); ++n) {
    const bool there = get(again.port(), links[n]).find("Ihre Stellungnahme ist eingegangen") != std::string::npos;
    received += there ? 1 : 0;
    if (acknowledged.count(n) != 0) {
      EXPECT_TRUE(there) << links[n];
    }
  }
  EXPECT_GE(received, acknowledged.size());
  again.kill_now();
  EXPECT_EQ(run(std::string{FLURWERK_PROGRAM} + " verify --data " + folder.string()).status, 0);
}

}  // namespace statement_kill_test
}  // namespace flurwerk::api::test
