#include "api/store/sqlite/case_cache.hpp"

#include <atomic>
#include <utility>

namespace flurwerk::api {

std::shared_ptr<const CaseCache::Entry> CaseCache::find(const ApplicationId& id) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(id.value);
  if (place == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, place->second);
  return entries_.front();
}

std::optional<CaseCache::Entry> CaseCache::take(const ApplicationId& id, const std::string& hash) {
  std::shared_ptr<Entry> entry;
  {
    const std::lock_guard lock(mutex_);
    const auto place = places_.find(id.value);
    if (place == places_.end() || (*place->second)->hash != hash) return std::nullopt;
    entry = *place->second;
    drop(id.value);
  }
  // Who found it before may still read it; nobody can find it any more.
  if (entry.use_count() > 1) return *entry;
  std::atomic_thread_fence(std::memory_order_acquire);  // the last of them has read to the end
  return std::move(*entry);
}

void CaseCache::keep(Case folded, const std::string& hash, std::vector<StateRow> rows) {
  if (folded.events.size() > most_events_ / 4) return;
  auto entry = std::make_shared<Entry>(Entry{std::move(folded), hash, std::move(rows)});
  const std::lock_guard lock(mutex_);
  drop(entry->folded.id.value);
  events_ += entry->folded.events.size();
  entries_.push_front(std::move(entry));
  places_.emplace(entries_.front()->folded.id.value, entries_.begin());
  while (events_ > most_events_) drop(std::string(entries_.back()->folded.id.value));
}

std::size_t CaseCache::events() const {
  const std::lock_guard lock(mutex_);
  return events_;
}

void CaseCache::drop(const std::string& id) {
  const auto place = places_.find(id);
  if (place == places_.end()) return;
  events_ -= (*place->second)->folded.events.size();
  entries_.erase(place->second);
  places_.erase(place);
}

}  // namespace flurwerk::api
