#include "api/app/desk.hpp"

#include <algorithm>

#include "api/app/statements.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::api {

namespace {

constexpr std::size_t most_blocks = 500;

Result<Case> asked_case(const View& view, const Caller& caller, Action action, const RequestId& request) {
  const auto application = application_of(view, request);
  if (!application) return tl::unexpected(application.error());
  return load_for(view, caller, action, *application, request);
}

bool works_for_agency(const Caller& caller, const AgencyId& agency) {
  return std::ranges::any_of(caller.viewer.memberships, [&](const flurwerk::Membership& membership) {
    return membership.role == Role::agency_member && membership.agency == agency;
  });
}

tl::unexpected<Refusal> draft_changed(const char* field = "/version") {
  return refuse(
      RefusalKind::outdated, "draft-changed",
      {"Der Entwurf wurde inzwischen von jemand anderem gespeichert.", "Somebody else has saved the draft meanwhile."},
      {"Laden Sie ihn neu; Ihre Eingaben bleiben auf der Seite, bis Sie das tun.",
       "Load it again; what you entered stays on the page until you do."},
      {}, field);
}

tl::unexpected<Refusal> statement_given() {
  return refuse(RefusalKind::outdated, "statement-given",
                {"Die Stellungnahme ist inzwischen abgegeben oder berichtigt.",
                 "The statement has been given, or corrected, meanwhile."},
                {"Laden Sie die Seite neu; bis zum Ende der Frist können Sie sie berichtigen.",
                 "Load the page again; until the period ends you can correct it."},
                {}, "/content/corrects");
}

tl::unexpected<Refusal> unknown_block() {
  return refuse(RefusalKind::not_found, "not-found",
                {"Diesen Textbaustein gibt es nicht.", "There is no such text block."});
}

Result<void> block_valid(const AgencyTextBlock& block) {
  if (auto ok = need_text(block.title, 200, {"Der Name", "The name"}, "/title"); !ok) return ok;
  return need_text(block.text, 8000, {"Der Wortlaut", "The wording"}, "/text");
}

}  // namespace

Result<StatementDesk> statement_desk(const View& view, const Caller& caller, const RequestId& request) {
  const auto the_case = asked_case(view, caller, Action::get_statement_draft, request);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto agency = view.accounts().agency(the_case->participation.request(request)->spec.agency);
  return StatementDesk{view.desk().draft(request), view.desk().signatures(request), agency && agency->second_person};
}

Result<StatementDraft> save_statement_draft(App& app, const Caller& caller, const DraftSave& save) {
  return app.store.write([&](Tx& tx) -> Result<StatementDraft> {
    const auto the_case = asked_case(tx, caller, Action::save_statement_draft, save.request);
    if (!the_case) return tl::unexpected(the_case.error());
    const auto* statement = the_case->participation.request(save.request)->statement();
    if ((statement == nullptr ? 0 : statement->version) != save.corrects) return statement_given();
    const auto former = tx.desk().draft(save.request);
    if ((former ? former->version : 0) != save.version) return draft_changed();
    StatementDraft draft{save.request, save.version + 1, save.content, caller.viewer.account, app.clock.now()};
    tx.desk().put_draft(draft);
    return draft;
  });
}

Result<void> sign_statement_draft(App& app, const Caller& caller, const RequestId& request, int version,
                                  const std::string& remark) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto the_case = asked_case(tx, caller, Action::sign_statement_draft, request);
        if (!the_case) return tl::unexpected(the_case.error());
        const auto draft = tx.desk().draft(request);
        if (!draft || draft->version != version) return draft_changed();
        tx.desk().put_signature(request, {caller.viewer.account, version, app.clock.now(), remark});
        return true;
      })
      .map([](bool) {});
}

Result<void> may_release(const View& view, const Actor& actor, const RequestId& request, const SeenDraft& seen) {
  const auto agency = actor.agency.empty() ? std::nullopt : view.accounts().agency(actor.agency);
  const auto draft = view.desk().draft(request);
  if (seen.version && (draft ? draft->version : 0) != *seen.version)
    return draft_changed(seen.released ? "/version" : "/draft");
  const bool second = seen.released && draft && draft->written_by != actor.account;
  if (!agency || !agency->second_person || second) return {};
  return refuse(RefusalKind::forbidden, "second-person-needed",
                {"Ihre Stelle gibt Stellungnahmen erst ab, wenn eine zweite Person sie freigegeben hat.",
                 "Your agency gives statements only after a second person has released them."},
                {"Melden Sie sich an und speichern Sie einen Entwurf; wer ihn nicht zuletzt geschrieben hat, gibt ihn "
                 "frei.",
                 "Sign in and save a draft; somebody who was not the last to write it releases it."});
}

std::vector<AgencyTextBlock> text_blocks_of(const View& view, const Caller& caller) {
  std::vector<AgencyTextBlock> all;
  for (const auto& membership : caller.viewer.memberships) {
    if (membership.role != Role::agency_member) continue;
    for (auto& block : view.desk().text_blocks(membership.agency)) all.push_back(std::move(block));
  }
  return all;
}

Result<void> save_agency_text_block(App& app, const Caller& caller, const AgencyTextBlock& block) {
  if (auto ok = block_valid(block); !ok) return ok;
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto former = tx.desk().text_block(block.id);
        if (!works_for_agency(caller, block.agency) || (former && former->agency != block.agency)) {
          return unknown_block();
        }
        if (!former && tx.desk().text_blocks(block.agency).size() >= most_blocks) {
          return refuse(
              RefusalKind::invalid, "too-many-text-blocks",
              {"Mehr als 500 Textbausteine sind nicht möglich.", "More than 500 text blocks are not possible."},
              {"Löschen Sie einen, den Sie nicht mehr brauchen.", "Remove one that you do not need."});
        }
        tx.desk().put_text_block(block);
        return true;
      })
      .map([](bool) {});
}

Result<void> remove_agency_text_block(App& app, const Caller& caller, const std::string& id) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto block = tx.desk().text_block(id);
        if (!block || !works_for_agency(caller, block->agency)) return unknown_block();
        tx.desk().remove_text_block(id);
        return true;
      })
      .map([](bool) {});
}

}  // namespace flurwerk::api
