#include "samples/script.hpp"

#include <algorithm>

#include "api/jobs/outbox.hpp"
#include "api/jobs/tick.hpp"

namespace flurwerk::samples {

void Script::at(int days_ago, int hour, std::function<void()> step) {
  steps_.push_back({today_ - std::chrono::days{days_ago} + std::chrono::hours{hour}, std::move(step)});
}

void Script::play() {
  std::stable_sort(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) { return a.moment < b.moment; });
  const auto night = [&](Date day) {
    clock_.set(day - std::chrono::hours{3});
    api::send_outbox(app_, post_, post_);
    clock_.set(day + std::chrono::hours{2});
    api::tick(app_, day);
  };
  Date day = steps_.empty() ? today_ : std::chrono::floor<std::chrono::days>(steps_.front().moment);
  for (const auto& step : steps_) {
    while (day < std::chrono::floor<std::chrono::days>(step.moment)) night(day += std::chrono::days{1});
    clock_.set(step.moment);
    step.act();
  }
  while (day < today_) night(day += std::chrono::days{1});
}

api::Caller Script::as(const std::string& email) const {
  const auto view = app_.store.read();
  const auto account = view->accounts().account_by_email(email);
  if (!account) throw std::logic_error("sample town: nobody has the address " + email);
  api::Caller caller;
  caller.viewer = api::viewer_of(*view, account->id);
  caller.name = account->name;
  caller.email = account->email;
  return caller;
}

}  // namespace flurwerk::samples
