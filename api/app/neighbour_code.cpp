// What the holder of a neighbour's code may do: read what was released to them, and answer.
#include <algorithm>
#include <cctype>

#include "api/app/neighbours.hpp"
#include "api/app/passwords.hpp"
#include "api/app/telling.hpp"
#include "api/app/visibility.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

const Actor by_code{AccountId{"neighbour"}, "neighbour", {}};

template <class Decide>
Result<void> as_neighbour(App& app, const CodeHolder& holder, Decide decide) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto the_case = tx.load(holder.application);
        if (!the_case) return tl::unexpected(the_case.error());
        const Instant now = app.clock.now();
        const Date today = berlin_day(now);
        const auto legal = legal_context(app, the_case->application, by_code, today, today);
        if (!legal) return tl::unexpected(legal.error());
        auto events = decide(*the_case, (*legal)->context);
        if (!events) return tl::unexpected(events.error());
        if (!events->empty()) record_and_tell(app, tx, *the_case, by_code, now, (*legal)->law.version, *events);
        return true;
      })
      .map([](bool) {});
}

}  // namespace

std::string new_code() {
  std::string random = new_id().substr(0, 20);
  std::ranges::transform(random, random.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  std::string code;
  for (std::size_t i = 0; i < random.size(); ++i) {
    if (i > 0 && i % 5 == 0) code += '-';
    code += random[i];
  }
  return code;
}

std::string plain_code(std::string_view typed) {
  std::string plain;
  for (const unsigned char c : typed) {
    if (std::isalnum(c) != 0) plain += static_cast<char>(std::tolower(c));
  }
  return plain;
}

Result<CodeHolder> holder_of(const View& view, std::string_view code) {
  const auto found = view.links().personal_code(sha256_hex(plain_code(code)));
  if (found && !found->revoked_at) return CodeHolder{found->application, found->neighbour, found->access};
  return refuse(RefusalKind::not_found, "code-unknown",
                {"Diesen Code gibt es nicht oder nicht mehr.", "This code does not exist, or no longer does."},
                {"Prüfen Sie den Code auf Ihrem jüngsten Schreiben, oder wenden Sie sich an die Bauaufsichtsbehörde.",
                 "Check the code on your latest letter, or ask the authority."},
                "§ 71 HBO", "code");
}

void note_page_opened(App& app, const CodeHolder& holder) {
  (void)as_neighbour(app, holder, [&](const Case& the_case, const Context& context) {  // a closed case notes nothing
    return participation::open_neighbour_page(the_case.application, the_case.participation, holder.neighbour, context);
  });
}

Result<void> answer_by_code(App& app, const CodeHolder& holder, participation::AnswerAsNeighbour command) {
  command.neighbour = holder.neighbour;
  command.entered_from = "code";
  command.received_on.reset();
  return as_neighbour(app, holder, [&](const Case& the_case, const Context& context) {
    return participation::answer_as_neighbour(the_case.application, the_case.participation, command, context);
  });
}

Result<OpenedDocument> open_released(const App& app, const CodeHolder& holder, const DocumentId& document) {
  const auto the_case = app.store.read()->load(holder.application);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto* neighbour = the_case->participation.neighbour(holder.neighbour);
  const auto* found = the_case->application.document(document);
  const bool over = the_case->participation.closed_on.has_value();
  const auto released = neighbour == nullptr || over ? std::nullopt : neighbour->readable_version(document);
  const auto* version = found == nullptr || !released ? nullptr : found->version(*released);
  if (version == nullptr) return tl::unexpected(no_such_document());
  auto reader = app.documents.open(version->sha256);
  if (!reader) return tl::unexpected(reader.error());
  return OpenedDocument{std::move(*reader), *version};
}

}  // namespace flurwerk::api
