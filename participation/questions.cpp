#include "participation/questions.hpp"

#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::size_t longest_question = 8000;
constexpr std::size_t longest_reply = 20000;
constexpr std::size_t most_questions = 50;

tl::unexpected<Refusal> question_refused(const char* code, Text text, Text cure) {
  return refuse(RefusalKind::wrong_state, code, std::move(text), std::move(cure), "§ 26 Abs. 2 HVwVfG");
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

Decided ask_applicant(const Application& application, const Participation& participation, const RequestId& id,
                      const std::string& question, const Context&) {
  const StatementRequest* request = participation.request(id);
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
  if (auto ok = need_text(question, longest_question, {"Die Rückfrage", "The question"}, "/question"); !ok) {
    return tl::unexpected(ok.error());
  }
  const Statement* statement = request->statement();
  return std::vector<Event>{ApplicantAsked{id, question, statement == nullptr ? 0 : statement->version}};
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
