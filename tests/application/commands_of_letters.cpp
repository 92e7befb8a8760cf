// The rows of commands_by_state about letters that lie ready for retrieval.
#include "permit-core/retrieval.hpp"
#include "tests/application/commands_by_state.hpp"

namespace flurwerk::tests::commands_by_state {

namespace {

template <class Decide>
auto letter_command(Decide decide) {
  return [decide](Story& s) { return s.code([&](const Context& c) { return decide(s, c); }); };
}

Application with_letter(const Story& story) {
  Application filed = story.application();
  filed.documents.push_back({DocumentId{"letter"}, "letter", "Schreiben", "authority", {}, {}});
  return filed;
}

}  // namespace

std::vector<Row> letter_rows() {
  return {
      {"offer_notice",
       "clerk approver",
       letter_command([](Story& s, const Context& c) {
         return offer_notice(s.application(), {true, DocumentId{"notice"}}, {}, c);
       }),
       {{"complete", "not-approved"}, {"in_consultation", "not-approved"}}},
      {"offer_demand",
       "clerk",
       letter_command([](Story& s, const Context& c) {
         return offer_demand(with_letter(s),
                             {{{"site-plan", "fehlt"}}, {6, PeriodUnit::weeks}, {true, DocumentId{"letter"}}}, c);
       }),
       {{"submitted", "ok"}, {"incomplete", "ok"}}},
      {"offer_extension",
       "clerk",
       letter_command([](Story& s, const Context& c) {
         return offer_extension(with_letter(s), {{2, PeriodUnit::months}, "Gutachten", {true, DocumentId{"letter"}}},
                                c);
       }),
       {{"complete", "ok"}, {"in_consultation", "ok"}}},
      {"retrieve_notice",
       "principal designer",
       letter_command([](Story& s, const Context&) {
         s.as("anna", "designer");
         return s.act([&](const Context& c) { return retrieve_notice(s.application(), c); }).map([](const auto&) {
           return std::vector<Event>{};
         });
       }),
       {{"submitted", "not-offered"},
        {"incomplete", "not-offered"},
        {"complete", "not-offered"},
        {"in_consultation", "not-offered"}}},
  };
}

}  // namespace flurwerk::tests::commands_by_state
