#include "permit-core/case_link.hpp"

#include <algorithm>

#include "permit-core/after_permit.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk {

namespace {

Result<void> is_a_whole(const Application& whole, const Context& context) {
  const auto procedure = need_procedure(context.law, whole.procedure, "/application");
  if (!procedure) return tl::unexpected(procedure.error());
  const bool applied_for = (*procedure)->works && !(*procedure)->needs_whole && !(*procedure)->exempts();
  if (applied_for && whole.received_on && !is_closed(whole.state)) return {};
  return refuse(
      RefusalKind::wrong_state, "no-open-whole",
      {"Eine Teilbaugenehmigung setzt einen eingereichten Bauantrag voraus, über den noch nicht entschieden ist.",
       "A partial permit takes an application for the whole that has been filed and is not decided yet."},
      {"Nennen Sie den Bauantrag für das ganze Vorhaben; ist er genehmigt, braucht es keine Teilbaugenehmigung.",
       "Name the application for the whole project; once it is granted no partial permit is needed."},
      "§ 77 Abs. 1 Satz 1 HBO", "/application");
}

Result<void> is_a_ruling(const Application& ruling, const Context& context) {
  const auto procedure = need_procedure(context.law, ruling.procedure, "/application");
  if (!procedure) return tl::unexpected(procedure.error());
  const TrackedDeadline* validity = validity_of(ruling, context);
  const bool given = !(*procedure)->works && ruling.permitted_on;
  if (given && !ruling.expired_on && !ruling.cancellation &&
      (validity == nullptr || validity->deadline.due_on() >= context.today)) {
    return {};
  }
  return refuse(RefusalKind::wrong_state, "no-ruling-in-force",
                {"Das ist kein Bauvorbescheid, der heute gilt.", "This is no preliminary ruling that holds today."},
                {"Ein Bauvorbescheid gilt drei Jahre und kann auf Antrag verlängert werden.",
                 "A ruling holds for three years and can be extended on application."},
                "§ 76 Abs. 1 Satz 2 bis 4 HBO", "/application");
}

}  // namespace

Decided link_application(const Application& application, const LinkApplication& command, const Context& context) {
  if (auto ok = may_happen<ApplicationLinked>(application); !ok) return tl::unexpected(ok.error());
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  if (!(*procedure)->works) {
    return refuse(
        RefusalKind::wrong_state, "nothing-to-stand-on",
        {"Eine Bauvoranfrage beruht auf keinem anderen Vorgang.", "A preliminary enquiry stands on no other case."}, {},
        "§ 76 Abs. 1 HBO");
  }
  const std::string_view relation = (*procedure)->needs_whole ? whole_link : preliminary_link;
  ApplicationLinked linked{std::string(relation), {}, command.file_number};
  if (command.other != nullptr) {
    linked.application = command.other->id;
    linked.file_number = command.other->file_number;
    if (command.other->id == application.id) {
      return refuse(RefusalKind::invalid, "links-to-itself",
                    {"Das ist dieser Vorgang selbst.", "This is the case itself."}, {}, {}, "/application");
    }
    const auto ok =
        (*procedure)->needs_whole ? is_a_whole(*command.other, context) : is_a_ruling(*command.other, context);
    if (!ok) return tl::unexpected(ok.error());
  } else if (auto ok = need_text(command.file_number, 64, {"Das Aktenzeichen", "The file number"}, "/file_number");
             !ok) {
    return tl::unexpected(ok.error());
  }
  const bool named = std::ranges::any_of(application.links, [&](const ApplicationLinked& link) {
    return link.relation == relation && link.application == linked.application &&
           link.file_number == linked.file_number;
  });
  if (named) {
    return refuse(RefusalKind::wrong_state, "linked-already",
                  {"Dieser Vorgang ist schon als Grundlage genannt.", "This case is named as a basis already."}, {}, {},
                  "/application");
  }
  return std::vector<Event>{std::move(linked)};
}

}  // namespace flurwerk
