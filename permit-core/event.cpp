#include "permit-core/event.hpp"

#include <utility>

namespace flurwerk {

template <class E>
requires detail::is_one_of<E, detail::AnyEvent> Event::Event(E event)
    : detail::AnyEvent(std::in_place_type<E>, std::move(event)) {}

#define FLURWERK_EVENT_FROM(name) template Event::Event(name);
FLURWERK_EVENTS(FLURWERK_EVENT_FROM)
#undef FLURWERK_EVENT_FROM

Event::Event(const Event& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(const Event& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

std::vector<std::string> StatementRequestSpec::rules() const {
  std::vector<std::string> all = further_rules;
  if (!suggested_by.empty()) all.insert(all.begin(), suggested_by);
  return all;
}

}  // namespace flurwerk
