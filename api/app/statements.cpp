#include "api/app/statements.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/app/agency_register.hpp"
#include "api/app/house.hpp"
#include "api/app/local_time.hpp"
#include "api/app/mail.hpp"
#include "api/app/passwords.hpp"
#include "api/app/reminders.hpp"
#include "api/app/site_for.hpp"
#include "api/app/telling.hpp"
#include "geo/wkt.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

constexpr auto no_case = [] { return tl::unexpected(no_such_case()); };

// Who asks, for what act, by which provision and when, and what follows without an answer: the mail alone says it.
// `token`: of a signed link; empty for who is asked by account.
Mail asking_mail(const App& app, const Tx& tx, const Application& application, const StatementRequestSpec& spec,
                 const Agency& agency, const std::string& address, const std::string& token) {
  const std::string by_account = fmt::format("{}/stellungnahmen/{}", app.config.public_url, spec.request.value);
  const auto authority = tx.accounts().authority(application.authority);
  const auto due_on = german_date(spec.deadline.due_on());
  std::string asked{"Ihre Stellungnahme"};
  if (spec.act != Act::opinion) asked += fmt::format(" ({})", participation::name_of(spec.act).de);
  std::string text = fmt::format(
      "Guten Tag,\n\n{} bittet um {} bis {}{}.\n\n"
      "Vorhaben: {}\nAktenzeichen: {}\nUnterlagen und Antwort{}: {}\n\nOhne Antwort bis {}: {}.\n",
      authority ? authority->name + " (Bauaufsichtsbehörde)" : "die Bauaufsichtsbehörde", asked, due_on,
      spec.legal_basis.empty() ? "" : " (" + spec.legal_basis + ")", application.title, application.file_number,
      token.empty() ? " (mit Ihrem Konto)" : "", token.empty() ? by_account : app.config.public_url + "/l/" + token,
      due_on, participation::wording(spec.on_silence, spec.act).de);
  if (agency.second_person && !token.empty())
    text += fmt::format(
        "\nBei Ihnen gibt eine zweite Person frei: Unter diesem Link lässt sich lesen, geschrieben und "
        "abgesendet wird mit einem Konto unter {}\n",
        by_account);
  return {address, fmt::format("Bitte um Stellungnahme: {} ({})", application.title, application.file_number),
          std::move(text)};
}

// A link to one request, written into the transaction and posted to the agency.
SignedLink make_link(const App& app, Tx& tx, const Application& application, const StatementRequestSpec& spec,
                     const Agency& agency, Instant now, Instant leaves_at) {
  SignedLink link{spec.request, agency.id, new_token()};
  const Instant expires =
      std::max(now, berlin_midnight(spec.deadline.due_on())) + std::chrono::days{app.config.link_days};
  const auto& address = address_on(agency, berlin_day(now));
  tx.links().put_link({sha256_hex(link.token), spec.request, address, now, expires, {}, {}});
  if (!address.empty()) {
    post_mail(tx, asking_mail(app, tx, application, spec, agency, address, link.token), leaves_at, Urgency::at_once,
              about_asking(spec.request));
  }
  return link;
}

// Asked as its entry says: by a link of its own, or only told where to sign in. A link is none where it goes by post: it is
// for the letter.
std::optional<SignedLink> ask(const App& app, Tx& tx, const Application& application, const StatementRequestSpec& spec,
                              const Agency& agency, Instant now, Instant leaves_at) {
  if (!by_account(tx, agency)) return make_link(app, tx, application, spec, agency, now, leaves_at);
  post_mail(tx, asking_mail(app, tx, application, spec, agency, address_on(agency, berlin_day(now)), {}), leaves_at,
            Urgency::at_once, about_asking(spec.request));
  return std::nullopt;
}

// Of several agencies of a kind the one in whose area the plot lies; else the first that names no area.
SuggestedAgency with_agency(const participation::Suggestion& suggestion, const std::vector<Agency>& agencies,
                            const geo::MultiPolygon& land) {
  SuggestedAgency out{suggestion, {}, {}};
  for (const auto& agency : agencies) {
    if (agency.kind != suggestion.agency_kind) continue;
    if (agency.area.empty()) {
      if (!out.agency) out.agency = agency;
      continue;
    }
    const auto area = geo::area_from_wkt(agency.area);
    if (!area || !geo::share_area(*area, land)) continue;
    out.agency = agency;
    out.competence = {"Das Grundstück liegt im Gebiet von " + agency.name + ".",
                      "The plot lies in the area of " + agency.name + "."};
    break;
  }
  return out;
}

// A request that was asked again and is asked as before: the links that ended for it hold once more. Where its message
// still waited then, and was recalled, it is sent with a link of its own.
void reopen_links(const App& app, Tx& tx, const Case& the_case, const RequestId& request, Instant ended_at,
                  const Done& done) {
  const auto& spec = the_case.participation.request(request)->spec;
  const auto links = tx.links().links_of(request);
  const auto asked_at = opened_at(the_case, the_case.participation.request(request)->round);
  if (links.empty() && ended_at < leaving(app, asked_at)) {
    ask(app, tx, the_case.application, spec, *tx.accounts().agency(spec.agency), done.at, done.at);
  }
  for (Link link : links) {
    if (link.revoked_at != ended_at) continue;
    if (ended_at < leaving(app, link.created_at)) {
      const auto agency = tx.accounts().agency(spec.agency);
      make_link(app, tx, the_case.application, spec, *agency, done.at, done.at);
      return;
    }
    link.revoked_at.reset();
    tx.links().put_link(link);
  }
}

}  // namespace

Instant opened_at(const Case& the_case, const RoundId& round) {
  for (const auto& recorded : the_case.events) {
    const auto* opened = std::get_if<RoundOpened>(&recorded.event);
    if (opened != nullptr && opened->round == round) return recorded.at;
  }
  throw std::logic_error("a round that was never opened");
}

Instant leaving(const App& app, Instant now) {
  const Instant later = now + app.config.undo_for;
  return berlin_day(later) == berlin_day(now) ? later : now;
}

void recall_mail(Tx& tx, const RequestId& request) {
  tx.outbox().recall(about_asking(request));
  drop_reminder(tx, request);
}

std::vector<Agency> agencies_of(const View& view, const AuthorityId& authority) {
  std::vector<Agency> out;
  const auto used = view.accounts().agencies_used_by(authority);
  for (auto& agency : view.accounts().agencies()) {
    const bool shared = agency.authority.empty() || std::ranges::find(used, agency.id) != used.end();
    if (shared || agency.authority == authority) out.push_back(std::move(agency));
  }
  return out;
}

Result<ApplicationId> application_of(const View& view, const RequestId& request) {
  const auto row = view.lists().request(request);
  if (!row) return no_case();
  return row->application;
}

Result<SuggestedAgencies> suggest_agencies(const App& app, const Caller& caller, const ApplicationId& application) {
  const auto view = app.store.read();
  auto the_case = load_for(*view, caller, Action::suggest_agencies, application);
  if (!the_case) return tl::unexpected(the_case.error());
  auto law = law_for(app, the_case->application.authority, the_case->application.land, berlin_day(app.clock.now()));
  if (!law) return tl::unexpected(law.error());
  const auto content = view->parties().draft_content(the_case->application.draft_sha256).value_or("{}");
  auto found = suggestions_for(app, the_case->application, content, *law);
  return SuggestedAgencies{agencies_for(app, *view, the_case->application, found.suggested),
                           std::move(found.not_checked), std::move(*law)};
}

std::vector<SuggestedAgency> agencies_for(const App& app, const View& view, const Application& application,
                                          const std::vector<participation::Suggestion>& suggestions) {
  std::vector<SuggestedAgency> named;
  const auto agencies = agencies_of(view, application.authority);
  const auto content = view.parties().draft_content(application.draft_sha256).value_or("{}");
  const auto land = building_land(app, application, content);
  for (const auto& suggestion : suggestions) named.push_back(with_agency(suggestion, agencies, land));
  return named;
}

Result<void> in_register(const View& view, const AuthorityId& authority,
                         std::vector<participation::RequestDraft>& requests) {
  const auto known = agencies_of(view, authority);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto is_asked = [&](const Agency& agency) { return agency.id == requests[i].agency; };
    const auto entry = std::find_if(known.begin(), known.end(), is_asked);
    if (entry != known.end()) {
      requests[i].agency_kind = entry->kind;
      continue;
    }
    return refuse(RefusalKind::invalid, "agency-unknown",
                  {"Diese Fachbehörde steht nicht im Verzeichnis.", "This agency is not in the register."},
                  {"Wählen Sie eine aus der Liste.", "Choose one from the list."}, {},
                  fmt::format("/requests/{}/agency", i));
  }
  return {};
}

void send_requests(const App& app, Tx& tx, const ApplicationId& application, const RoundId& round, Instant leaves_at,
                   Done& done) {
  const auto the_case = tx.load(application);
  for (const auto& request : the_case->participation.requests) {
    if (request.round != round) continue;
    const auto agency = tx.accounts().agency(request.spec.agency);
    if (auto link = ask(app, tx, the_case->application, request.spec, *agency, done.at, leaves_at)) {
      done.links.push_back(std::move(*link));
    }
  }
}

Result<Done> open_round(App& app, const Caller& caller, const Precondition& precondition,
                        const ApplicationId& application, const std::string& title,
                        std::vector<participation::RequestDraft> requests, std::vector<DroppedSuggestion> dropped) {
  participation::OpenRound command{RoundId{new_id()}, title, std::move(requests), {}, std::move(dropped)};
  for (auto& request : command.requests) request.request = RequestId{new_id()};
  return change(app, caller, precondition,
                {Action::open_round,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   command.received_on = context.today;
                   if (auto ok = in_register(tx, the_case.application.authority, command.requests); !ok) {
                     return tl::unexpected(ok.error());
                   }
                   return participation::open_round(the_case.application, the_case.participation, command, context);
                 },
                 [&](Tx& tx, const Case&, Done& done) {
                   done.id = command.round.value;
                   send_requests(app, tx, application, command.round, leaving(app, done.at), done);
                 }});
}

std::optional<Instant> round_leaves_at(const View& view, const participation::Participation& participation,
                                       const RoundId& round, Instant now) {
  std::optional<Instant> first;
  for (const auto& request : participation.requests) {
    if (request.round != round) continue;
    const auto item = view.outbox().waiting_about(about_asking(request.spec.request));
    const bool waits = item && item->attempts == 0 && item->not_before > now;
    const bool posted = std::ranges::any_of(view.links().links_of(request.spec.request),
                                            [](const Link& link) { return !link.email.empty(); });
    if (posted && !waits) return std::nullopt;
    if (waits && (!first || item->not_before < *first)) first = item->not_before;
  }
  return first;
}

Result<Done> undo_round(App& app, const Caller& caller, const Precondition& precondition,
                        const ApplicationId& application, const RoundId& round) {
  std::vector<RequestId> requests, reopened;
  return change(app, caller, precondition,
                {Action::undo_round,
                 application,
                 {},
                 [&](const Case& the_case, const Context&, Tx& tx) -> Decided {
                   auto decided = participation::take_back_round(the_case.application, the_case.participation, round);
                   if (!decided) return decided;
                   const auto& back = std::get<RoundTakenBack>(decided->front());
                   if (back.requests.empty() || round_leaves_at(tx, the_case.participation, round, app.clock.now())) {
                     requests = back.requests;
                     reopened = back.reopened;
                     return decided;
                   }
                   return refuse(
                       RefusalKind::wrong_state, "round-has-left",
                       {"Diese Runde ist nicht mehr zurückzunehmen: Nachrichten sind schon unterwegs.",
                        "This round can no longer be taken back: messages have left already."},
                       {"Ziehen Sie einzelne Anforderungen mit einem Grund zurück; die Stellen erfahren davon.",
                        "Withdraw single requests with a reason; the agencies are told."},
                       "§ 70 Abs. 1 HBO");
                 },
                 [&](Tx& tx, const Case& the_case, Done& done) {
                   for (const auto& request : requests) {
                     recall_mail(tx, request);
                     tx.links().revoke_links_of(request, done.at);
                   }
                   for (const auto& request : reopened)
                     reopen_links(app, tx, the_case, request, opened_at(the_case, round), done);
                 }});
}

Result<Done> withdraw_request(App& app, const Caller& caller, const Precondition& precondition,
                              const RequestId& request, const std::string& reason) {
  const auto application = application_of(*app.store.read(), request);
  if (!application) return tl::unexpected(application.error());
  return change(app, caller, precondition,
                {Action::withdraw_request, *application, request,
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::withdraw_request(the_case.application, the_case.participation,
                                                          {request, reason}, context);
                 },
                 [&](Tx& tx, const Case&, Done& done) {
                   tx.links().revoke_links_of(request, done.at);
                   recall_mail(tx, request);
                 }});
}

Result<Done> note_opened(App& app, const Caller& caller, const RequestId& request, const std::string& token) {
  const auto application = application_of(*app.store.read(), request);
  if (!application) return tl::unexpected(application.error());
  return change(app, caller, {},
                {Action::get_request, *application, request,
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::open_request(the_case.application, the_case.participation, request, context);
                 },
                 [&](Tx& tx, const Case&, Done&) {
                   if (!token.empty()) tx.links().mark_used(sha256_hex(token), app.clock.now());
                 }});
}

Result<Done> submit_statement(App& app, const Caller& caller, const Precondition& precondition,
                              const participation::SubmitStatement& statement, const SeenDraft& seen) {
  const auto application = application_of(*app.store.read(), statement.request);
  if (!application) return tl::unexpected(application.error());
  auto command = statement;
  const bool by_link = !caller.viewer.link.empty();
  return change(app, caller, precondition,
                {Action::submit_statement, *application, statement.request,
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   if (auto ok = may_release(tx, context.actor, statement.request, seen); !ok) {
                     return tl::unexpected(ok.error());
                   }
                   const bool by_mail = command.entered_from == "mail";
                   command.entered_from = by_link                         ? "link"
                                          : !context.actor.agency.empty() ? "account"
                                          : by_mail                       ? "mail"
                                                                          : "paper";
                   return participation::submit_statement(the_case.application, the_case.participation, command,
                                                          context);
                 },
                 [&](Tx& tx, const Case&, Done&) {
                   tx.desk().remove_draft(statement.request);
                   drop_reminder(tx, statement.request);
                 }});
}

Result<RenewedLink> renew_link(App& app, const Caller& caller, const RequestId& request) {
  return app.store.write([&](Tx& tx) -> Result<RenewedLink> {
    auto application = application_of(tx, request);
    if (!application) return tl::unexpected(application.error());
    auto the_case = load_for(tx, caller, Action::withdraw_request, *application, request);
    if (!the_case) return tl::unexpected(the_case.error());
    const auto* asked = the_case->participation.request(request);
    const auto agency = tx.accounts().agency(asked->spec.agency);
    const Instant now = app.clock.now();
    tx.links().revoke_links_of(request, now);
    tx.outbox().recall(about_asking(request));  // a message that still waits would bring the former link
    auto link = make_link(app, tx, the_case->application, asked->spec, *agency, now, now);
    return RenewedLink{link, tx.links().link(sha256_hex(link.token))->expires_at};
  });
}

std::optional<WithdrawnRequest> withdrawn_behind(const View& view, const std::string& token) {
  const auto link = view.links().link(sha256_hex(token));
  const auto row = link && link->revoked_at ? view.lists().request(link->request) : std::nullopt;
  auto the_case = row ? view.load(row->application) : no_case();
  if (!the_case) return std::nullopt;
  const bool ended_it = std::ranges::any_of(the_case->events, [&](const RecordedEvent& recorded) {
    const auto* withdrawn = std::get_if<RequestWithdrawn>(&recorded.event);
    return withdrawn != nullptr && withdrawn->request == link->request && recorded.at == link->revoked_at;
  });
  const auto* asked = the_case->participation.request(link->request);
  if (!ended_it || !std::holds_alternative<participation::Withdrawn>(asked->state)) return std::nullopt;
  return WithdrawnRequest{std::move(*the_case), link->request};
}

Result<void> resend_expired_link(App& app, const std::string& token) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto old = tx.links().link(sha256_hex(token));
        if (!old || old->revoked_at) return no_case();
        const auto row = tx.lists().request(old->request);
        const auto agency = row ? tx.accounts().agency(row->agency) : std::nullopt;
        if (!agency) return no_case();
        const Instant now = app.clock.now();
        tx.links().revoke_links_of(old->request, now);  // so that asking twice sends one mail
        const auto the_case = tx.load(row->application);
        if (!the_case) return tl::unexpected(the_case.error());
        make_link(app, tx, the_case->application, the_case->participation.request(old->request)->spec, *agency, now,
                  now);
        return true;
      })
      .map([](bool) {});
}

}  // namespace flurwerk::api
