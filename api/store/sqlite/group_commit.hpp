// The GroupCommit lets writers who arrive while others commit share the next transaction: one fsync acknowledges all.
// Basis: docs/decisions on group commit; each command in a savepoint of its own, in the order they arrived.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class GroupCommit {
 public:
  using Work = std::function<bool()>;  // true: to be kept

  // `before`: done once for all that share a commit, just before it, in its transaction.
  explicit GroupCommit(std::function<void(Database&)> before = {}) : before_(std::move(before)) {}

  // Runs `work` in a transaction of `database` and comes back when that is on the disk, or `work` wanted nothing kept.
  // Throws what `work` threw; DatabaseError when the transaction itself failed: then nothing of it was kept.
  // `writing` is held meanwhile. The thread that runs it may be that of another caller.
  void run(Database& database, std::mutex& writing, const Work& work);

 private:
  struct Command {
    const Work* work;
    bool wanted = false, done = false, leads = false;
    std::exception_ptr error{};
    std::condition_variable told{};  // done, or to lead; each has its own, so that nobody wakes for another
  };
  void commit(Database& database, const std::vector<Command*>& together);

  const std::function<void(Database&)> before_;
  std::mutex mutex_;  // of what follows
  std::vector<Command*> waiting_;
  bool led_ = false;  // some caller's thread is committing, or was told to
};

}  // namespace flurwerk::api
