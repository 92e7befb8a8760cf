#include "participation/publicity.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::size_t longest_text = 20000;
constexpr std::string_view announcement_basis = "§ 72 Abs. 3 HBO";

Result<const AnnouncementGround*> ground_of(const AnnounceProject& command, const Context& context) {
  const auto& grounds = context.law.announcement_grounds;
  const auto ground = std::ranges::find(grounds, command.ground, &AnnouncementGround::id);
  if (ground == grounds.end()) {
    return refuse(RefusalKind::invalid, "unknown-ground",
                  {"Diesen Anlass einer öffentlichen Bekanntmachung nennt das Gesetz nicht.",
                   "The law knows no such reason for a public announcement."},
                  {"Wählen Sie einen der angebotenen Anlässe.", "Choose one of those offered."}, "§ 72 Abs. 1, 2 HBO",
                  "/ground");
  }
  if (ground->on_application && !command.applied_on) {
    return refuse(RefusalKind::invalid, "application-missing",
                  {"Aus diesem Anlass wird nur auf Antrag der Bauherrschaft bekannt gemacht.",
                   "For this reason a project is announced only if the principal asks for it."},
                  {"Tragen Sie ein, wann der Antrag gestellt ist.", "Enter when it was asked for."}, ground->basis,
                  "/applied_on");
  }
  if (command.applied_on && *command.applied_on > context.today) {
    return refuse(RefusalKind::invalid, "bad-application-date",
                  {"Der Antrag liegt in der Zukunft.", "The request lies in the future."}, {}, ground->basis,
                  "/applied_on");
  }
  return &*ground;
}

Result<void> releasable(const Application& application, const std::vector<DocumentId>& released) {
  for (std::size_t i = 0; i < released.size(); ++i) {
    const FiledDocument* document = application.document(released[i]);
    const bool plan = document != nullptr && document->filed_by_side == "applicant";
    const bool report = document != nullptr && document->filed_by_side == "authority" && document->type == "other";
    if (plan || report) continue;
    return refuse(RefusalKind::invalid, "not-releasable",
                  {"Ausgelegt werden der Antrag, die Bauvorlagen und Berichte der Behörde; diese Unterlage ist nichts "
                   "davon.",
                   "On display are the application, the plans and the authority's reports; this document is none."},
                  {}, std::string(announcement_basis), "/released/" + std::to_string(i));
  }
  if (!released.empty()) return {};
  return refuse(RefusalKind::invalid, "nothing-released",
                {"Es ist keine Unterlage zur Auslegung ausgewählt.", "No document is chosen for display."}, {},
                std::string(announcement_basis), "/released");
}

Result<void> none_running(const Participation& participation, Date today) {
  const bool running =
      std::ranges::any_of(participation.announcements, [&](const Announcement& a) { return a.published(today); });
  if (!running) return {};
  return refuse(RefusalKind::wrong_state, "announced-already",
                {"Das Vorhaben ist schon bekannt gemacht, und die Fristen laufen.",
                 "The project is announced already, and the periods are running."},
                {"Nehmen Sie die Bekanntmachung zuerst zurück, wenn sie fehlerhaft ist.",
                 "Withdraw the announcement first if it is faulty."},
                std::string(announcement_basis));
}

struct Periods {
  Deadline display, objections;
};

// The first day of the display counts (the law data's length says so); objections run from the display's last day.
Result<Periods> periods_of(const Application& application, const AnnounceProject& command, const Context& context) {
  const auto display_rule = need_period(context.law, rule_ids::public_display);
  if (!display_rule) return tl::unexpected(display_rule.error());
  const auto objection_rule = need_period(context.law, rule_ids::public_objections);
  if (!objection_rule) return tl::unexpected(objection_rule.error());
  auto display = make_deadline(application.next_deadline_id(), **display_rule, command.display_from, context.calendar,
                               context.law, command.announcement.value);
  if (!display) return tl::unexpected(display.error());
  auto objections = make_deadline(application.next_deadline_id(1), **objection_rule, display->due_on(),
                                  context.calendar, context.law, command.announcement.value);
  if (!objections) return tl::unexpected(objections.error());
  return Periods{std::move(*display), std::move(*objections)};
}

}  // namespace

bool Announcement::published(Date today) const {
  return !withdrawn_on && today >= said.published_on && today <= said.objections.due_on();
}
bool Announcement::on_display(Date today) const {
  return !withdrawn_on && today >= said.display_from && today <= said.display.due_on();
}
bool Announcement::may_object(Date today) const { return !withdrawn_on && today <= said.objections.due_on(); }

Refusal no_such_announcement() {
  return {RefusalKind::not_found,
          "not-found",
          {"Diese Bekanntmachung gibt es nicht oder nicht mehr.", "There is no such announcement, or it has ended."},
          {"Die laufenden Bekanntmachungen stehen in der Liste.", "The list has those that are running."},
          {},
          {}};
}

Decided announce_project(const Application& application, const Participation& participation,
                         const AnnounceProject& command, const Context& context) {
  if (auto ok = may_happen<PublicAnnounced>(application); !ok) return tl::unexpected(ok.error());
  const auto ground = ground_of(command, context);
  if (!ground) return tl::unexpected(ground.error());
  if (auto ok = none_running(participation, context.today); !ok) return tl::unexpected(ok.error());
  if (command.display_from <= context.today) {
    return refuse(RefusalKind::invalid, "bad-display",
                  {"Die Auslegung beginnt nach der Bekanntmachung, also frühestens morgen.",
                   "The display begins after the announcement, tomorrow at the earliest."},
                  {}, std::string(announcement_basis), "/display_from");
  }
  if (auto ok = need_text(command.subject, longest_text, {"Der Gegenstand", "The subject"}, "/subject"); !ok) {
    return tl::unexpected(ok.error());
  }
  if (auto ok = need_text(command.place, longest_text, {"Ort und Zeit der Auslegung", "Place and time of the display"},
                          "/place");
      !ok) {
    return tl::unexpected(ok.error());
  }
  if (auto ok = releasable(application, command.released); !ok) return tl::unexpected(ok.error());
  auto periods = periods_of(application, command, context);
  if (!periods) return tl::unexpected(periods.error());
  return std::vector<Event>{PublicAnnounced{command.announcement, command.ground, (*ground)->basis, command.subject,
                                            command.place, newest_versions(application, command.released),
                                            command.applied_on, context.today, command.display_from,
                                            std::move(periods->display), std::move(periods->objections)}};
}

Decided withdraw_announcement(const Application& application, const Participation& participation,
                              const WithdrawAnnouncement& command, const Context& context) {
  const Announcement* project = participation.announcement(command.announcement);
  const PermitAnnouncement* permit = participation.permit_announcement(command.announcement);
  if (project == nullptr && permit == nullptr) return tl::unexpected(no_such_announcement());
  if (auto ok = may_happen<AnnouncementWithdrawn>(application); !ok) return tl::unexpected(ok.error());
  if (project != nullptr ? !project->published(context.today) : !permit->published(context.today)) {
    return refuse(RefusalKind::wrong_state, "announcement-over",
                  {"Diese Bekanntmachung ist beendet oder schon zurückgenommen.",
                   "This announcement has ended or was withdrawn already."},
                  {}, std::string(announcement_basis));
  }
  if (auto ok = need_text(command.reason, longest_text, {"Der Grund", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{AnnouncementWithdrawn{command.announcement, command.reason}};
}

Decided raise_objection(const Application& application, const Participation& participation,
                        const RaiseObjection& command, const Context& context) {
  const Announcement* announcement = participation.announcement(command.announcement);
  const bool by_page = command.entered_from == "page";
  if (announcement == nullptr || announcement->withdrawn_on || (by_page && !announcement->published(context.today))) {
    return tl::unexpected(no_such_announcement());
  }
  if (auto ok = may_happen<ObjectionRaised>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = need_text(command.text, longest_text, {"Die Einwendung", "The objection"}, "/text"); !ok) {
    return tl::unexpected(ok.error());
  }
  const FiledDocument* source = application.document(command.source);
  if (!by_page && (source == nullptr || source->type != letter_received)) {
    return refuse(RefusalKind::invalid, "source-missing",
                  {"Das Schreiben liegt nicht bei der Akte.", "The letter is not on file."},
                  {"Laden Sie das Schreiben zuerst hoch (Art \"letter_received\").",
                   "Upload the letter first (type \"letter_received\")."},
                  std::string(announcement_basis), "/source");
  }
  const Date on = command.received_on.value_or(context.today);
  if (on > context.today || on < announcement->said.published_on) {
    return refuse(RefusalKind::invalid, "bad-receipt-date",
                  {"Der Eingang liegt in der Zukunft oder vor der Bekanntmachung.",
                   "The receipt lies in the future or before the announcement."},
                  {}, std::string(announcement_basis), "/received_on");
  }
  return std::vector<Event>{ObjectionRaised{command.objection, command.announcement, command.person, command.text, on,
                                            on > announcement->said.objections.due_on(), command.entered_from,
                                            command.source}};
}

}  // namespace flurwerk::participation
