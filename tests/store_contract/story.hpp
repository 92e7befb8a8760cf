// A small made-up case as events, in an order that the state graph allows; shared by the tests of the store.
// Dates are fixed, so that lists by due date have a known order.
#pragma once

#include <string>
#include <vector>

#include "permit-core/event.hpp"

namespace flurwerk::api::story {

inline Date day(const std::string& text) { return parse_date(text).value(); }
inline Instant at(const std::string& text) { return parse_instant(text).value(); }

inline const Actor designer{{"acc-designer"}, "designer", {}};
inline const Actor clerk{{"acc-clerk"}, "clerk", {}};
inline const Actor fire_link{{"link"}, "agency_link", {"ag-fire"}};
inline const Actor system{{"system"}, "system", {}};

inline Deadline deadline(const std::string& id, const std::string& rule, const std::string& end,
                         const std::string& subject = {}) {
  Deadline d;
  d.id = {id};
  d.rule = rule;
  d.subject = subject;
  d.basis = "§ 70 HBO";
  d.on_silence = subject.empty() ? SilenceEffect::none : SilenceEffect::disregarded;
  d.law_version = "he-2026-01";
  d.derivation = {
      day("2026-03-02"), "1M", "HE", day(end), day(end), {{"BGB § 188", day(end), {"Monatsfrist", "a month"}}}, "2026"};
  return d;
}

inline std::vector<Event> draft(const std::string& title, const std::string& content_sha256,
                                const std::string& suffix) {
  return {ApplicationStarted{{"auth-1"}, "HE", "simplified", {"acc-designer"}, title},
          DraftSaved{1, content_sha256, true, title, "simplified", {{"060123003000120004__"}}},
          PartyNamed{"principal", {"person" + suffix}, {"acc-principal"}},
          PartyNamed{"designer", {"person-d" + suffix}, {"acc-designer"}}};
}

inline DocumentFiled filed(const std::string& id, int version, const std::string& sha256, const std::string& side) {
  return {{id}, version, "site_plan", "Lageplan", "plan.pdf", "application/pdf", sha256, 321, side, {}, {}};
}

inline std::vector<Event> submitted(const std::string& file_number, const std::string& completeness_end) {
  return {
      ApplicationSubmitted{file_number, day("2026-03-02"), 1, deadline("d1", "completeness-check", completeness_end)}};
}

inline Condition condition(const std::string& id, const std::string& source = {}) {
  return {id, ConditionKind::obligation, "Brandschutz", "Zufahrt freihalten", "§ 5 HBO", "Rettung", {source}, id};
}

// From complete to in consultation: two requests, to the fire protection and to the municipality.
inline std::vector<Event> consultation(const std::string& suffix, const std::string& decision_end,
                                       const std::string& requests_end) {
  const std::string fire = "req-fire" + suffix, town = "req-town" + suffix;
  const auto spec = [&](const std::string& request, const std::string& agency, Act act, SilenceEffect effect) {
    return StatementRequestSpec{{request},
                                {agency},
                                act,
                                "Bitte Stellung nehmen",
                                "§ 70 Abs. 1 HBO",
                                "",
                                {{"doc" + suffix}},
                                effect,
                                deadline("d-" + request, "statement", requests_end, request)};
  };
  return {CompletenessConfirmed{day("2026-03-10"), deadline("d2", "decision", decision_end)},
          RoundOpened{{"round" + suffix},
                      "Erste Runde",
                      {spec(fire, "ag-fire", Act::opinion, SilenceEffect::disregarded),
                       spec(town, "ag-town", Act::einvernehmen, SilenceEffect::deemed_given)}}};
}

inline Event statement(const std::string& suffix) {
  return StatementSubmitted{{"req-fire" + suffix},
                            1,
                            StatementOutcome::conditions,
                            "Keine Bedenken mit Auflage",
                            {condition("s1")},
                            {},
                            day("2026-03-20"),
                            false,
                            "link"};
}

inline std::vector<Event> decision(const std::string& suffix, const std::string& notice_sha256) {
  DocumentFiled notice = filed("notice" + suffix, 1, notice_sha256, "authority");
  notice.document_type = "notice";
  return {DecisionDrafted{1, DecisionOutcome::granted, {condition("c1", "req-fire" + suffix)}, "Zulässig.", 123456},
          DecisionApproved{1}, notice,
          DecisionServed{DecisionOutcome::granted,
                         {"notice" + suffix},
                         "portal",
                         day("2026-05-04"),
                         {deadline("d3", "remedy", "2026-06-04")}}};
}

}  // namespace flurwerk::api::story
