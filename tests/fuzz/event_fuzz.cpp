// Rows of the event log after somebody touched them: refused by name, or the very event that encode() would write.
// Input: the type, a line feed, the payload.
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "api/app/event_json.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk;
  using fuzz::must;
  auto payload = fuzz::text_of(data, size);
  const auto type = fuzz::cut(payload, '\n');
  std::optional<Event> event;
  try {
    event = api::decode(type, payload);
  } catch (const std::runtime_error& error) {
    must(std::string_view(error.what()).starts_with("event log: "), "a broken row is named as such");
    return 0;
  }
  must(event_name(*event) == type, "the type says which event it is");
  if (api::words_state(payload, {}) != api::WordsState::none) return 0;  // read, but its words are not here
  const auto written = api::encode(*event);
  must(written.type == type, "the type stays");
  must(nlohmann::json::parse(written.payload) == nlohmann::json::parse(payload), "nothing is lost or bent by reading");
  must(api::encode(api::decode(written.type, written.payload)).payload == written.payload, "one event, one text");
  return 0;
}
