#include "api/store/sqlite/pool.hpp"

namespace flurwerk::api {

Pool::Lease Pool::lend() {
  std::unique_lock lock(mutex_);
  returned_.wait(lock, [&] { return !idle_.empty() || opened_ < size_; });
  if (!idle_.empty()) {
    auto database = std::move(idle_.back());
    idle_.pop_back();
    return {*this, std::move(database)};
  }
  ++opened_;
  lock.unlock();
  try {
    return {*this, std::make_unique<Database>(file_, Database::Mode::read_only)};
  } catch (...) {
    lock.lock();
    --opened_;
    returned_.notify_one();
    throw;
  }
}

void Pool::take_back(std::unique_ptr<Database> database) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(database));
  returned_.notify_one();
}

}  // namespace flurwerk::api
