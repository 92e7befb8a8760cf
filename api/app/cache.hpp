// The ByteCache keeps finished answers by key within a budget of bytes; what was asked for longest ago leaves first.
// Basis: keys carry the generation of the data, so an outdated answer is never found again.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace flurwerk::api {

class ByteCache {
 public:
  explicit ByteCache(std::size_t budget) : budget_(budget) {}

  std::shared_ptr<const std::string> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->bytes;
  }

  void keep(const std::string& key, std::shared_ptr<const std::string> bytes) {
    const std::lock_guard lock(mutex_);
    if (bytes->size() > budget_ / 8 || places_.contains(key)) return;
    used_ += cost(key, *bytes);
    entries_.push_front({key, std::move(bytes)});
    places_.emplace(key, entries_.begin());
    while (used_ > budget_) {
      used_ -= cost(entries_.back().key, *entries_.back().bytes);
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
    std::shared_ptr<const std::string> bytes;
  };
  static std::size_t cost(const std::string& key, const std::string& bytes) {
    return 2 * key.size() + bytes.size() + 128;
  }

  mutable std::mutex mutex_;
  const std::size_t budget_;
  std::size_t used_ = 0;
  std::list<Entry> entries_;  // newest first
  std::unordered_map<std::string, std::list<Entry>::iterator> places_;
};

}  // namespace flurwerk::api
