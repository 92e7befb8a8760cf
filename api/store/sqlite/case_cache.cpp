#include "api/store/sqlite/case_cache.hpp"

namespace flurwerk::api {

std::shared_ptr<const CaseCache::Entry> CaseCache::find(const ApplicationId& id) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(id.value);
  if (place == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, place->second);
  return entries_.front();
}

void CaseCache::keep(const Case& folded, const std::string& hash) {
  if (folded.events.size() > most_events_ / 4) return;
  auto entry = std::make_shared<const Entry>(Entry{folded, hash});
  const std::lock_guard lock(mutex_);
  drop(folded.id.value);
  events_ += entry->folded.events.size();
  entries_.push_front(std::move(entry));
  places_.emplace(folded.id.value, entries_.begin());
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
