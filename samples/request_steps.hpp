// What can happen to a request to an agency between question and answer, as steps of a story. Internal to samples.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samples/story.hpp"

namespace flurwerk::samples {

struct Said {
  StatementOutcome outcome = StatementOutcome::no_objection;
  std::string text{};
  std::vector<Condition> conditions{};
  std::vector<TopicText> topics{};
  std::vector<std::string> grounds{};
  std::string refer_to{};
};

// By the agency.
RequestStep open_page();
RequestStep acknowledge();
RequestStep hand_on(const char* body);
RequestStep want_papers(const char* papers);
RequestStep ask_more_time(const char* reason);  // as much as the law allows
RequestStep save_draft(const char* content);    // JSON, as the page saves it
RequestStep co_sign(const char* remark);
RequestStep give(Said said);  // again: corrects what was said before

// By the authority.
RequestStep delivered(int days_ago, const char* evidence);
RequestStep withdraw(const char* reason);
RequestStep renew_link();
RequestStep answer_more_time(const char* refused_because = "");  // empty: granted as asked
RequestStep enter_paper(int received_days_ago, Said said);
RequestStep ask_applicant(const char* question);
RequestStep replace_consent(const char* reason);

// By the applicant.
RequestStep reply(const char* text);

// The start names the link as it is now.
RequestStep show_link(const char* kind, Text name);

}  // namespace flurwerk::samples
