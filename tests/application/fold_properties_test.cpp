// Whatever people try in whatever order: the log can always be folded again, and the case stays consistent.
#include <rapidcheck.h>

#include <functional>

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace fold_properties_test {

using Step = std::function<Decided(Story&)>;

template <class Decide>
Step step(const std::string& account, const std::string& role, Decide decide) {
  return [=](Story& s) {
    s.as(account, role, role == "agency_member" ? "fire" : "");
    return s.act([&](const Context& c) { return decide(s, c); });
  };
}

OpenActs acts(const Story& s) { return participation::open_acts(s.participation(), s.today()); }

const std::vector<Step>& steps() {
  // clang-format off: a table, one step a line
  static const std::vector<Step> all = {
      step("anna", "designer",
           [](Story& s, const Context& c) { return submit_application(s.application(), {"63-1"}, c); }),
      step("anna", "designer",
           [](Story& s, const Context& c) { return withdraw_application(s.application(), {""}, c); }),
      step("anna", "designer", [](Story& s, const Context& c) { return supply_documents(s.application(), {true}, c); }),
      step("anna", "designer",
           [](Story& s, const Context& c) { return file_document(s.application(), Story::file("x", "other"), c); }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             return demand_documents(s.application(), {{{"other", "fehlt"}}, {2, PeriodUnit::weeks}, s.today()}, c);
           }),
      step("clara", "clerk",
           [](Story& s, const Context& c) { return confirm_completeness(s.application(), {s.today()}, c); }),
      step("clara", "clerk", [](Story& s, const Context& c) { return confirm_withdrawal(s.application(), c); }),
      step("clara", "clerk",
           [](Story& s, const Context& c) { return reject_application(s.application(), {"Grund"}, c); }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             return extend_decision_period(s.application(), {{1, PeriodUnit::months}, "Grund"}, c);
           }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             const std::string id = "r" + std::to_string(s.participation().requests.size() + 1);
             return participation::open_round(s.application(), s.participation(),
                                              s.round(Act::einvernehmen, "", id, "fire"), c);
           }),
      step("fred", "agency_member",
           [](Story& s, const Context& c) {
             const std::string id = "r" + std::to_string(s.participation().requests.size());
             return participation::submit_statement(s.application(), s.participation(),
                                                    s.statement(StatementOutcome::no_objection, "", id), c);
           }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             const std::string id = "r" + std::to_string(s.participation().requests.size());
             return participation::withdraw_request(s.application(), s.participation(), {{id}, "Irrtum"}, c);
           }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             return draft_decision(s.application(), {DecisionOutcome::granted, {}, "", 0}, acts(s), c);
           }),
      step("paul", "approver",
           [](Story& s, const Context& c) { return approve_decision(s.application(), {1}, acts(s), c); }),
      step("paul", "approver",
           [](Story& s, const Context& c) { return return_decision(s.application(), {"Grund"}, c); }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             return file_document(s.application(), Story::file("notice", "notice", "authority"), c);
           }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             return offer_notice(s.application(), {true, DocumentId{"notice"}}, acts(s), c);
           }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             return file_document(s.application(), Story::file("letter", "letter", "authority"), c);
           }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             return offer_demand(s.application(),
                                 {{{"other", "fehlt"}}, {2, PeriodUnit::weeks}, {true, DocumentId{"letter"}}}, c);
           }),
      step("clara", "clerk",
           [](Story& s, const Context& c) {
             return offer_extension(s.application(), {{1, PeriodUnit::months}, "Grund", {true, DocumentId{"letter"}}},
                                    c);
           }),
      step("anna", "designer", [](Story& s, const Context& c) { return retrieve_notice(s.application(), c); }),
      step(
          "clara", "clerk",
          [](Story& s, const Context& c) {
            return serve_decision(s.application(), {Service::certificate, s.today(), DocumentId{"notice"}}, acts(s), c);
          }),
  };
  // clang-format on
  return all;
}

constexpr int withdrawing = 1;  // the steps after which nothing more happens: tried less often
constexpr int rejecting = 7;

// The scheduler: every running deadline through the same path as a person.
void tick(Story& story) {
  story.as("system", "system");
  const auto deadlines = story.application().deadlines;
  for (const TrackedDeadline& tracked : deadlines) {
    story.act([&](const Context& c) { return lapse(story.application(), tracked.deadline.id, c); });
  }
  const auto requests = story.participation().requests;
  for (const auto& request : requests) {
    story.act([&](const Context& c) {
      return participation::record_silence(story.participation(), request.spec.request, c);
    });
  }
}

void check_consistent(const Story& story) {
  const Application& application = story.application();
  RC_ASSERT(fold({}, story.log()).state == application.state);
  std::map<Purpose, int> running;
  for (const TrackedDeadline& d : application.deadlines) {
    if (d.running()) ++running[d.purpose];
  }
  for (const Purpose purpose : {Purpose::completeness, Purpose::demand, Purpose::decision, Purpose::retrieval}) {
    const int readings = purpose == Purpose::decision && application.decision_start_open ? 2 : 1;
    RC_ASSERT(running[purpose] <= (is_closed(application.state) ? 0 : readings));
  }
  std::size_t open = 0;
  for (const auto& request : story.participation().requests) open += request.is_open() ? 1 : 0;
  RC_ASSERT(open == application.open_requests.size());
  for (std::size_t i = 1; i < application.turns.size(); ++i) {
    RC_ASSERT(application.turns[i - 1].to == application.turns[i].from);
    RC_ASSERT(application.turns[i - 1].from <= application.turns[i].from);
  }
  RC_ASSERT(application.complete_on.has_value() || application.state < ApplicationState::complete ||
            is_closed(application.state));
}

TEST(FoldProperties, AnyOrderOfCommandsLeavesAConsistentCase) {
  const bool held = rc::check([] {
    Story story;
    const int beginning = *rc::gen::inRange(0, 4);  // random people rarely get far: start some way along the course
    if (beginning == 0) story.on("2026-01-12").drafted();
    if (beginning == 1) story.submitted("2026-01-12");
    if (beginning >= 2) story.complete("2026-01-12");
    if (beginning == 3) story.asked(Act::einvernehmen);
    const auto script = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, static_cast<int>(steps().size())), rc::gen::inRange(0, 25)));
    for (const auto& [index, days] : script) {
      const bool ends_it_all = index == withdrawing || index == rejecting;
      if (!ends_it_all || days == 0) (void)steps()[static_cast<std::size_t>(index)](story);
      if (days > 12) story.on(to_string(story.today() + std::chrono::days{days}));
      if (days % 2 == 0) tick(story);
      check_consistent(story);
    }
    RC_TAG(std::string(to_string(story.state())));
  });
  EXPECT_TRUE(held);
}

}  // namespace fold_properties_test
}  // namespace flurwerk::tests
