// A Script plays the stories in the order of their moments, each step by its person, the scheduler every night between,
// and the mail on the evening of each day.
// Internal to samples.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "api/app/app.hpp"
#include "api/app/caller.hpp"
#include "api/app/change.hpp"
#include "api/jobs/mail_route.hpp"
#include "samples/sample_town.hpp"

namespace flurwerk::samples {

class StoryClock final : public api::Clock {
 public:
  Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_{};
};

// A step that is refused ends the loading: the sample town must be true.
template <class T>
T must(Result<T> result) {
  if (!result)
    throw std::logic_error("sample town: " + result.error().code + ": " + result.error().text.en + " " +
                           result.error().field);
  return std::move(*result);
}

class Script {
 public:
  Script(api::App& app, StoryClock& clock, Date today, api::MailRoute& post)
      : app_{app}, clock_{clock}, today_{today}, post_{post} {}

  // `days_ago` days before today, at `hour` o'clock UTC.
  void at(int days_ago, int hour, std::function<void()> step);
  void play();

  api::App& app() { return app_; }
  Date today() const { return today_; }
  api::Caller as(const std::string& email) const;

  std::map<std::string, std::string> plain_papers{};  // kind of document -> a PDF that says nothing of one case
  std::vector<DemoLink> links{};                      // that the start names

 private:
  struct Step {
    Instant moment;
    std::function<void()> act;
  };
  api::App& app_;
  StoryClock& clock_;
  Date today_;
  api::MailRoute& post_;
  std::vector<Step> steps_;
};

}  // namespace flurwerk::samples
