// The CaseCache keeps folded cases, so that loading one need not decode all of its events again; least used leave first.
// Basis: a case is known by the hash of its last event, and that hash covers every event before it (event_log.hpp): what
// a rolled-back transaction folded, or what was folded longer ago, can never be taken for the present state.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "api/app/ports/case.hpp"
#include "api/store/sqlite/state_rows.hpp"

namespace flurwerk::api {

class CaseCache {
 public:
  struct Entry {
    Case folded;
    std::string hash;            // of its last event
    std::vector<StateRow> rows;  // that it comes to, where they were made; else empty
  };
  explicit CaseCache(std::size_t most_events) : most_events_(most_events) {}

  std::shared_ptr<const Entry> find(const ApplicationId& id);  // as it was kept last; null: not kept
  // The same out of the cache, if it is of this hash: to be folded on and kept again.
  std::optional<Entry> take(const ApplicationId& id, const std::string& hash);
  void keep(Case folded, const std::string& hash, std::vector<StateRow> rows = {});
  std::size_t events() const;  // of all that is kept

 private:
  void drop(const std::string& id);

  mutable std::mutex mutex_;
  const std::size_t most_events_;
  std::size_t events_ = 0;
  std::list<std::shared_ptr<Entry>> entries_;  // used last comes first
  std::unordered_map<std::string, std::list<std::shared_ptr<Entry>>::iterator> places_;
};

}  // namespace flurwerk::api
