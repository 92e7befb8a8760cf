// The query parameters of an OGC request: which are allowed, the form of the answer, and refusals that name them.
// Basis: OGC 17-069r4, 7.5: an unknown or wrong parameter is answered with 400.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "api/http/call.hpp"

namespace flurwerk::api {

tl::unexpected<Refusal> bad_parameter(std::string_view parameter, Text text, Text cure = {});

// Refuses parameters that are none of these (`f` is always one), and any that stands there twice.
Result<void> only_parameters(const Call& call, std::initializer_list<std::string_view> known);

enum class Form { data, page };  // JSON or HTML
// By `f` (json, html), else by Accept; JSON where both would do.
Result<Form> form_of(const Call& call);

// `datetime`: a day, an instant (its day), or an interval of them; an end that is open or not asked for is absent.
struct Days {
  std::optional<Date> from, until;  // both inclusive
};
Result<Days> read_days(const Call& call);
// For the cadastre, which is shown as it was on a day; refuses an interval.
Result<std::optional<Date>> one_day(const Days& days);

std::string origin_of(const Call& call);  // "https://bauamt.example.org", as the client wrote it
std::string ogc_url(const Call& call, std::string_view path = {});  // origin + "/ogc" + path
std::string percent_encode(std::string_view text);                  // for one segment or one value

// Public geodata may be kept by the client, and is asked for again by its tag.
std::string content_tag(const Call& call, std::int64_t generation, std::string_view form);
bool client_has(const Call& call, const std::string& tag);
Response unchanged(const std::string& tag);
Response& with_tag(Response& response, const std::string& tag);

}  // namespace flurwerk::api
