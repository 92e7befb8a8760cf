// The event codec: an Event as {type, payload JSON} and back, the form in which the log keeps it for decades.
// Basis: permit-core/event.hpp; enums by name, dates as ISO text, absent optionals as null, unknown fields refused. What people
// wrote in their own words stands beside the payload, which holds {"words_sha256": SHA-256 of salt and text} in its place, so
// that it can be erased and the payload's hash still holds (decision 18, Art. 17 DSGVO).
#pragma once

#include <string>
#include <string_view>

#include "permit-core/event.hpp"

namespace flurwerk::api {

struct EncodedEvent {
  std::string type;     // event_name(): "StatementSubmitted"
  std::string payload;  // JSON object, keys sorted, no white space
  std::string words;  // {"salt": "…", "texts": ["…"]}, the texts in the payload's order; empty where it commits to none
};

// Without salt the words stand in the payload, as they all did before.
EncodedEvent encode(const Event& event, const std::string& salt = {});
// Words that are committed to and not there read "[gelöscht]". Throws std::runtime_error naming type and field when the text
// is none that encode() could have written.
Event decode(std::string_view type, std::string_view payload, std::string_view words = {});

enum class WordsState { none, whole, erased, altered };  // none: the payload commits to none
WordsState words_state(std::string_view payload, std::string_view words);
std::string salt_of(std::string_view words);  // empty where there are none

}  // namespace flurwerk::api
