#include "api/store/sqlite/group_commit.hpp"

#include <utility>

namespace flurwerk::api {
namespace {

// What one command wrote, taken back on its own unless it is kept.
template <class Command>
void run_apart(Database& database, Command& command) {
  database.query("SAVEPOINT command").run();
  try {
    command.wanted = (*command.work)();
  } catch (...) {
    command.error = std::current_exception();
    if (!database.in_transaction()) throw;  // SQLite has rolled back all: a full or broken disk
  }
  if (!command.wanted) database.query("ROLLBACK TO command").run();
  database.query("RELEASE command").run();
}

}  // namespace

void GroupCommit::commit(Database& database, const std::vector<Command*>& together) {
  try {
    Transaction transaction(database, "BEGIN IMMEDIATE");
    bool any = false;
    for (auto* command : together) {
      run_apart(database, *command);
      any = any || command->wanted;
    }
    if (any && before_) before_(database);
    if (any) transaction.commit();
  } catch (...) {  // nothing was kept, so nobody may be told otherwise
    for (auto* command : together) {
      if (!command->error) command->error = std::current_exception();
    }
  }
}

void GroupCommit::run(Database& database, std::mutex& writing, const Work& work) {
  Command mine{&work};
  std::unique_lock lock(mutex_);
  waiting_.push_back(&mine);
  mine.leads = !std::exchange(led_, true);
  mine.told.wait(lock, [&] { return mine.done || mine.leads; });
  if (!mine.done) {
    const auto together = std::exchange(waiting_, {});
    lock.unlock();
    {
      const std::lock_guard writer(writing);
      commit(database, together);
    }
    lock.lock();
    for (auto* command : together) {
      command->done = true;
      if (command != &mine) command->told.notify_one();
    }
    led_ = !waiting_.empty();
    if (led_) {
      waiting_.front()->leads = true;
      waiting_.front()->told.notify_one();
    }
  }
  if (mine.error) std::rethrow_exception(mine.error);
}

}  // namespace flurwerk::api
