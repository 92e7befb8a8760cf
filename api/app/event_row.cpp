#include "api/app/event_row.hpp"

#include <stdexcept>

#include "api/app/event_json.hpp"
#include "api/app/passwords.hpp"
#include "api/app/sha256.hpp"

namespace flurwerk::api {

std::string no_hash() { return std::string(64, '0'); }

std::string hash_of(const EventRow& row) {
  Sha256 hash;
  const auto add = [&](std::string_view column) {
    std::string length(8, '\0');
    for (int i = 0; i < 8; ++i) {
      length[static_cast<std::size_t>(i)] = static_cast<char>((std::uint64_t{column.size()} >> (56 - 8 * i)) & 0xff);
    }
    hash.update(length);
    hash.update(column);
  };
  for (const auto& column :
       {std::string("flurwerk-event-1"), std::to_string(row.seq), row.application, row.type, row.at, row.actor,
        row.actor_role, row.actor_agency, row.law_version, row.payload, row.prev_hash, row.case_prev_hash}) {
    add(column);
  }
  return hash.hex();
}

EventRow to_row(const ApplicationId& application, const Actor& actor, Instant at, const std::string& law_version,
                const Event& event) {
  EncodedEvent encoded = encode(event, new_token());
  EventRow row;
  row.application = application.value;
  row.type = std::move(encoded.type);
  row.at = to_string(at);
  row.actor = actor.account.value;
  row.actor_role = actor.role;
  row.actor_agency = actor.agency.value;
  row.law_version = law_version;
  row.payload = std::move(encoded.payload);
  row.words = std::move(encoded.words);
  return row;
}

RecordedEvent to_event(const EventRow& row) {
  const auto at = parse_instant(row.at);
  if (!at) throw std::runtime_error("event log: at is no instant: " + row.at);
  return {row.seq,
          *at,
          {{row.actor}, row.actor_role, {row.actor_agency}},
          row.law_version,
          decode(row.type, row.payload, row.words)};
}

}  // namespace flurwerk::api
