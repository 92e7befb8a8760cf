// The log of one case as a file that proves itself: every column of every event, so that anybody can hash them again.
// Basis: §§ 29, 99 (H)VwVfG, § 99 VwGO (files handed over must be whole); the hash is that of api/app/event_row.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/app/ports/store.hpp"

namespace flurwerk::api {

// {"format": "flurwerk-case-log-1", "application", "file_number", "authority", "exported_at", "events": [...]}, payloads as
// the text that was hashed, what people wrote beside them (event_json.hpp). Holds ids of persons, not their names.
// `from`: number of an event ("42") or a day ("2026-03-01", of Berlin), empty for the whole. A part has "after", the hash
// of the event before its first, and always reaches to the end: only later events tell that words were erased. Refused as
// "bad-log-start" and "no-event-from", naming /from.
Result<std::string> case_log(const View& view, const Case& the_case, Instant exported_at, std::string_view from = {});

struct CaseLogReport {
  bool ok = false;
  std::string code;         // "intact", "event-altered", "event-missing", "event-unreadable", "words-missing",
                            // "head-unknown"
  Text message;             // one sentence: what is wrong and where, or how many events were proven
  std::int64_t events = 0;  // how many were walked
  std::int64_t seq = 0;     // first event at fault, if any
  std::string application;  // id
  std::string file_number;
  std::string
      after{};  // of a part: hash of the event before its first, which lies outside; empty: it begins at the beginning
  std::string head{};  // hash of the last event: only who knows a later one elsewhere can tell that the end was cut off
  std::int64_t messages = 0;     // of which the log has the hash; their words it has not
  std::optional<Text> erased{};  // what was erased by which rule when; the log says so itself
};
// `expected_head`: hash of an event known from elsewhere that must be among them, or the one before a part; empty = none. Refused as
// "not-a-case-log": a file that is none, with the place.
Result<CaseLogReport> verify_case_log(std::string_view text, const std::string& expected_head = {});

}  // namespace flurwerk::api
