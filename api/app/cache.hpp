// The Cache keeps finished values by key within a budget of bytes; what was asked for longest ago leaves first.
// Basis: keys carry the generation of the data, so an outdated answer is never found again.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace flurwerk::api {

template <class T>
class Cache {
 public:
  explicit Cache(std::size_t budget) : budget_(budget) {}

  std::shared_ptr<const T> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->value;
  }

  // `bytes`: what the value takes; one that takes more than an eighth of the budget is not kept.
  void keep(const std::string& key, std::shared_ptr<const T> value, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    if (bytes > budget_ / 8 || places_.contains(key)) return;
    entries_.push_front({key, std::move(value), 2 * key.size() + bytes + 128});
    used_ += entries_.front().cost;
    places_.emplace(key, entries_.begin());
    while (used_ > budget_) {
      used_ -= entries_.back().cost;
      places_.erase(entries_.back().key);
      entries_.pop_back();
    }
  }
  std::size_t used() const {
    const std::lock_guard lock(mutex_);
    return used_;
  }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const T> value;
    std::size_t cost;
  };

  mutable std::mutex mutex_;
  const std::size_t budget_;
  std::size_t used_ = 0;
  std::list<Entry> entries_;  // newest first
  std::unordered_map<std::string, typename std::list<Entry>::iterator> places_;
};

}  // namespace flurwerk::api
