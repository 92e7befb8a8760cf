// The fields of what permit-core/asking_events.hpp and file_events.hpp have; for event_fields.hpp, and under its rule.
#pragma once

#include "api/app/event_words.hpp"
#include "permit-core/event.hpp"

namespace flurwerk::api::event_fields {

template <class F>
void visit(F& f, DroppedSuggestion& s) {
  f("rule", s.rule), f(Words{"reason"}, s.reason);
}
template <class F>
void visit(F& f, PlannedRequest& r) {
  f("agency", r.agency), f("act", r.act), f("trigger", r.trigger), f(Words{"question"}, r.question);
  f("released", r.released), f(Words{"added_because"}, r.added_because), f(Since{"with_findings"}, r.with_findings);
  f(Since{"further_rules"}, r.further_rules);
}
template <class F>
void visit(F& f, RoundDrafted& e) {
  f("round", e.round), f(Words{"title"}, e.title), f("requests", e.requests), f("dropped", e.dropped);
}
template <class F>
void visit(F& f, RoundDiscarded& e) {
  f("round", e.round);
}
template <class F>
void visit(F& f, RequestDelivered& e) {
  f("request", e.request), f("delivered_on", e.delivered_on), f(Words{"evidence"}, e.evidence),
      f("deadline", e.deadline), f(Since{"reopens"}, e.reopens);
}
template <class F>
void visit(F& f, RequestAcknowledged& e) {
  f("request", e.request);
}
template <class F>
void visit(F& f, RequestHandedOn& e) {
  f("request", e.request), f(Words{"to"}, e.to), f(Since{"agency"}, e.agency);
}
template <class F>
void visit(F& f, ExtensionAsked& e) {
  f("request", e.request), f("until", e.until), f(Words{"reason"}, e.reason);
}
template <class F>
void visit(F& f, ExtensionAnswered& e) {
  f("request", e.request), f(Words{"reason"}, e.reason), f("deadline", e.deadline);
}
template <class F>
void visit(F& f, ConsentReplaced& e) {
  f("request", e.request), f(Words{"reason"}, e.reason), f("basis", e.basis);
}
template <class F>
void visit(F& f, CarriedOver& c) {
  f("request", c.request), f(Words{"reason"}, c.reason);
}
template <class F>
void visit(F& f, AnswersCarriedOver& e) {
  f("draft_version", e.draft_version), f("carried", e.carried), f(Since{"round"}, e.round);
}
template <class F>
void visit(F& f, RoundTakenBack& e) {
  f("round", e.round), f("requests", e.requests), f("not_asked", e.not_asked), f("only_round", e.only_round);
  f(Since{"carried"}, e.carried), f(Since{"reopened"}, e.reopened);
}
template <class F>
void visit(F& f, AgreementRecorded& e) {
  f("agency", e.agency), f("act", e.act), f("agreed_on", e.agreed_on), f("source", e.source);
}
template <class F>
void visit(F& f, PapersWanted& e) {
  f("request", e.request), f(Words{"papers"}, e.papers);
}
template <class F>
void visit(F& f, ApplicantAsked& e) {
  f("request", e.request), f(Words{"question"}, e.question), f("statement_version", e.statement_version);
  f(Since{"attachments"}, e.attachments);
}
template <class F>
void visit(F& f, ApplicantReplied& e) {
  f("request", e.request), f(Words{"text"}, e.text);
}
template <class F>
void visit(F& f, TopicText& t) {
  f("topic", t.topic), f(Words{"text"}, t.text);
}
template <class F>
void visit(F& f, MessageSent& e) {
  f("message", e.message), f("side", e.side), f("to_applicant", e.to_applicant), f("to_agencies", e.to_agencies);
  f("digest", e.digest);
}
template <class F>
void visit(F& f, FileAccessGranted& e) {
  f("access", e.access), f("person", e.person), f("capacity", e.capacity), f("basis", e.basis);
  f(Words{"reason"}, e.reason), f("released", e.released), f("until", e.until);
}
template <class F>
void visit(F& f, FileAccessUsed& e) {
  f("access", e.access), f("document", e.document), f("version", e.version);
}
template <class F>
void visit(F& f, FileAccessEnded& e) {
  f("access", e.access), f(Words{"reason"}, e.reason);
}

}  // namespace flurwerk::api::event_fields
