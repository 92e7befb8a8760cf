// The event codec: an Event as {type, payload JSON} and back, the form in which the log keeps it for decades.
// Basis: permit-core/event.hpp; enums by name, dates as ISO text, absent optionals as null, unknown fields refused.
#pragma once

#include <string>
#include <string_view>

#include "permit-core/event.hpp"

namespace flurwerk::api {

struct EncodedEvent {
  std::string type;     // event_name(): "StatementSubmitted"
  std::string payload;  // JSON object, keys sorted, no white space
};

EncodedEvent encode(const Event& event);
// Throws std::runtime_error naming type and field when the text is none that encode() could have written.
Event decode(std::string_view type, std::string_view payload);

}  // namespace flurwerk::api
