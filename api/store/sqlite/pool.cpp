#include "api/store/sqlite/pool.hpp"

#include "api/store/sqlite/folder.hpp"

namespace flurwerk::api {

Pool::Lease Pool::lend() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto database = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(database)};
    }
  }
  return {*this, open_reader(dir_)};
}

void Pool::take_back(std::unique_ptr<Database> database) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < size_) idle_.push_back(std::move(database));
}  // otherwise it closes here

}  // namespace flurwerk::api
