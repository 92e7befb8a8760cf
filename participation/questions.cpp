#include "participation/questions.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::size_t longest_question = 8000;
constexpr std::size_t longest_reply = 20000;
constexpr std::size_t most_questions = 50;

tl::unexpected<Refusal> question_refused(const char* code, Text text, Text cure) {
  return refuse(RefusalKind::wrong_state, code, std::move(text), std::move(cure), "§ 26 Abs. 2 HVwVfG");
}

// Those of the statement that is asked about, each once.
Result<void> of_the_statement(const StatementRequest& request, const std::vector<DocumentId>& attachments) {
  const Statement* statement = request.statement();
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    const bool its_own = statement != nullptr &&
                         std::ranges::find(statement->attachments, attachments[i]) != statement->attachments.end();
    const auto here = attachments.begin() + static_cast<std::ptrdiff_t>(i);
    if (its_own && std::find(attachments.begin(), here, attachments[i]) == here) continue;
    return refuse(
        RefusalKind::invalid, "not-an-attachment",
        {"Die Unterlage " + attachments[i].value + " ist keine Anlage dieser Stellungnahme, oder doppelt genannt.",
         "The document " + attachments[i].value + " is no attachment of this statement, or named twice."},
        {"Wählen Sie aus den Anlagen der Stellungnahme, zu der Sie fragen.",
         "Choose among the attachments of the statement that you ask about."},
        "§ 28 Abs. 1 HVwVfG", "/attachments/" + std::to_string(i));
  }
  return {};
}

bool waits(const StatementRequest& request) {
  const auto& questions = request.trail.questions;
  return !questions.empty() && !questions.back().replied_on;
}

}  // namespace

Decided want_papers(const Application& application, const Participation& participation, const RequestId& id,
                    const std::string& papers, const Context& context) {
  const StatementRequest* request = participation.request(id);
  if (request == nullptr) return tl::unexpected(no_such_request());
  if (auto ok = must_be_asked(*request, context.actor); !ok) return tl::unexpected(ok.error());
  if (auto ok = may_happen<PapersWanted>(application); !ok) return tl::unexpected(ok.error());
  if (!request->is_open()) {
    return question_refused("request-settled",
                            {"Die Anforderung ist schon erledigt.", "The request is settled already."},
                            {"Wenden Sie sich an die Bauaufsicht; sie kann Sie erneut auffordern.",
                             "Ask the authority; it can make a new request."});
  }
  if (request->trail.papers_wanted.size() >= most_questions) {
    return question_refused("too-many-questions", {"Mehr als 50 Bitten sind nicht möglich.", "At most 50 such calls."},
                            {"Wenden Sie sich an die Bauaufsicht.", "Ask the authority."});
  }
  const Text name{"Was fehlt,", "What is missing"};
  if (auto ok = need_text(papers, longest_question, name, "/papers"); !ok) return tl::unexpected(ok.error());
  return std::vector<Event>{PapersWanted{id, papers}};
}

Decided ask_applicant(const Application& application, const Participation& participation, const AskApplicant& command,
                      const Context&) {
  const StatementRequest* request = participation.request(command.request);
  if (request == nullptr) return tl::unexpected(no_such_request());
  if (auto ok = may_happen<ApplicantAsked>(application); !ok) return tl::unexpected(ok.error());
  if (waits(*request)) {
    return question_refused("question-open",
                            {"Zu dieser Anforderung steht eine Antwort der Bauherrschaft noch aus.",
                             "An answer of the applicant on this request is outstanding."},
                            {"Warten Sie die Antwort ab.", "Wait for the answer."});
  }
  if (request->trail.questions.size() >= most_questions) {
    return question_refused("too-many-questions",
                            {"Mehr als 50 Rückfragen zu einer Anforderung sind nicht möglich.",
                             "More than 50 questions on one request are not possible."},
                            {"Fragen Sie auf anderem Weg.", "Ask in another way."});
  }
  if (auto ok = need_text(command.question, longest_question, {"Die Rückfrage", "The question"}, "/question"); !ok) {
    return tl::unexpected(ok.error());
  }
  if (auto ok = of_the_statement(*request, command.attachments); !ok) return tl::unexpected(ok.error());
  const Statement* statement = request->statement();
  return std::vector<Event>{ApplicantAsked{command.request, command.question,
                                           statement == nullptr ? 0 : statement->version, command.attachments}};
}

bool shown_to_applicant(const Participation& participation, const DocumentId& attachment) {
  return std::ranges::any_of(participation.requests, [&](const StatementRequest& request) {
    return std::ranges::any_of(request.trail.questions, [&](const Trail::Question& question) {
      return std::ranges::find(question.attachments, attachment) != question.attachments.end();
    });
  });
}

Decided reply_to_request(const Application& application, const Participation& participation, const RequestId& id,
                         const std::string& text, const Context&) {
  const StatementRequest* request = participation.request(id);
  if (request == nullptr) return tl::unexpected(no_such_request());
  if (auto ok = may_happen<ApplicantReplied>(application); !ok) return tl::unexpected(ok.error());
  if (!waits(*request)) {
    return question_refused("no-question-open", {"Hierzu ist keine Rückfrage offen.", "No question is open here."},
                            {"Laden Sie die Seite neu.", "Load the page again."});
  }
  if (auto ok = need_text(text, longest_reply, {"Die Antwort", "The reply"}, "/text"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{ApplicantReplied{id, text}};
}

}  // namespace flurwerk::participation
