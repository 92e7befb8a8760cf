// kill -9 under writing load: every acknowledged write is present afterwards, chain and file are whole.
// FLURWERK_KILLS sets how often; 25 unless told.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace kill_test {

struct Acknowledged {
  std::map<std::int64_t, std::string> events;
  std::set<std::string> documents;
};

std::string read_all(int pipe) {
  std::string all;
  char buffer[65536];
  for (ssize_t size = 0; (size = ::read(pipe, buffer, sizeof buffer)) > 0;)
    all.append(buffer, static_cast<std::size_t>(size));
  ::close(pipe);
  return all;
}

// Starts the writer, lets it write for a while after its first acknowledgement, kills it; what it had acknowledged.
std::string run_and_kill(const Folder& folder, int run, std::chrono::milliseconds after) {
  int pipe[2];
  if (::pipe(pipe) != 0) throw std::runtime_error("pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe[1], STDOUT_FILENO);
    ::close(pipe[0]);
    ::close(pipe[1]);
    const std::string name = "r" + std::to_string(run);
    ::execl(FLURWERK_KILL_CHILD, FLURWERK_KILL_CHILD, folder.path().c_str(), name.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(pipe[1]);
  char first = 0;
  const bool started = ::read(pipe[0], &first, 1) == 1;
  std::string output;
  std::thread reader([&] { output = read_all(pipe[0]); });  // or the pipe would fill and stop the writer
  if (started) std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  reader.join();
  EXPECT_TRUE(started);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
  return first + output;
}

void collect(const std::string& output, Acknowledged& acknowledged) {
  const std::string whole = output.substr(0, output.rfind('\n') + 1);
  std::istringstream lines(whole);
  for (std::string kind; lines >> kind;) {
    std::string hash;
    std::int64_t seq = 0;
    if (kind == "event") {
      lines >> seq >> hash;
      acknowledged.events[seq] = hash;
    } else {
      lines >> hash;
      acknowledged.documents.insert(hash);
    }
  }
}

void expect_present(const Folder& folder, const Acknowledged& acknowledged, std::int64_t from, bool thoroughly) {
  const auto store = SqliteBackend::open(folder);
  const auto documents = SqliteBackend::documents(folder);
  std::map<std::int64_t, std::string> stored;
  for (const auto& event : store->read()->lists().events_after(from, {}, 1 << 30)) {
    stored[event.recorded.seq] = event.row.hash;
  }
  for (auto it = acknowledged.events.upper_bound(from); it != acknowledged.events.end(); ++it) {
    ASSERT_EQ(stored[it->first], it->second) << "event " << it->first;
  }
  for (const auto& document : acknowledged.documents) ASSERT_TRUE(documents->open(document)) << document;
  if (!thoroughly) return;
  const auto report = store->verify(*documents);
  ASSERT_TRUE(report.ok) << report.message.en;
}

TEST(Kill, EveryAcknowledgedWriteIsPresentAfterKill9) {
  const char* wanted = std::getenv("FLURWERK_KILLS");
  const int kills = wanted != nullptr ? std::atoi(wanted) : 25;
  const Folder folder;
  Acknowledged acknowledged;
  std::mt19937 random(20260302);
  for (int run = 0; run < kills; ++run) {
    const std::int64_t before = acknowledged.events.empty() ? 0 : acknowledged.events.rbegin()->first;
    collect(run_and_kill(folder, run, std::chrono::milliseconds(random() % 60)), acknowledged);
    expect_present(folder, acknowledged, before, run % 25 == 24 || run + 1 == kills);
    if (HasFatalFailure()) return;
  }
  RecordProperty("acknowledged_events", static_cast<int>(acknowledged.events.size()));
  RecordProperty("acknowledged_documents", static_cast<int>(acknowledged.documents.size()));
  std::printf("%d kills: %zu events and %zu documents acknowledged, all present\n", kills, acknowledged.events.size(),
              acknowledged.documents.size());
  EXPECT_GT(acknowledged.events.size(), static_cast<std::size_t>(kills));
}

}  // namespace kill_test
}  // namespace flurwerk::api
