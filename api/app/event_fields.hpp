// The fields of every event, named once, for whoever reads, writes or invents events. Internal to codec and store.
// Basis: permit-core/event.hpp. The names are the log's: they may be added to, never changed.
#pragma once

#include <string_view>

#include "api/app/asking_fields.hpp"
#include "api/app/event_words.hpp"
#include "permit-core/event.hpp"

namespace flurwerk::api::event_fields {

// visit(f, event) calls f(name, field) for each field. The test counts that none is forgotten.
template <class F>
void visit(F& f, Text& t) {
  f("de", t.de), f("en", t.en);
}
template <class F>
void visit(F& f, DerivationStep& s) {
  f("rule", s.rule), f("date", s.date), f("why", s.why);
}
template <class F>
void visit(F& f, Derivation& d) {
  f("from", d.from), f("length", d.length), f("land", d.land), f("raw", d.raw), f("end", d.end);
  f("steps", d.steps), f("calendar_version", d.calendar_version);
}
template <class F>
void visit(F& f, Deadline& d) {
  f("id", d.id), f("rule", d.rule), f("subject", d.subject), f("basis", d.basis), f("on_silence", d.on_silence);
  f("law_version", d.law_version), f("derivation", d.derivation);
}
template <class F>
void visit(F& f, MarkPoint& p) {
  f("x", p.x), f("y", p.y);
}
template <class F>
void visit(F& f, PlanMark& m) {
  f("document", m.document), f("version", m.version), f("page", m.page), f("points", m.points),
      f(Words{"words"}, m.words);
}
template <class F>
void visit(F& f, Condition& c) {
  f("id", c.id), f("kind", c.kind), f("topic", c.topic), f(Words{"text"}, c.text), f("legal_basis", c.legal_basis);
  f(Words{"reason"}, c.reason), f("source", c.source), f("source_condition", c.source_condition);
  f(Since{"text_block"}, c.text_block), f(Since{"mark"}, c.mark);
}
template <class F>
void visit(F& f, DeviationRuling& d) {
  f("id", d.id), f("kind", d.kind), f("rule", d.rule), f(Words{"subject"}, d.subject);
  f("protects_neighbour", d.protects_neighbour), f("granted", d.granted), f(Words{"reason"}, d.reason);
}
template <class F>
void visit(F& f, QuestionRuling& q) {
  f("id", q.id), f(Words{"question"}, q.question), f("answer", q.answer), f(Words{"reason"}, q.reason);
}
template <class F>
void visit(F& f, StatisticsAnswer& a) {
  f("field", a.field), f("value", a.value), f(Words{"reason"}, a.reason), f(Since{"of"}, a.of);
}
template <class F>
void visit(F& f, StatisticsGiven& e) {
  f("answers", e.answers), f("complete", e.complete);
}
template <class F>
void visit(F& f, ApplicationLinked& e) {
  f("relation", e.relation), f("application", e.application), f("file_number", e.file_number);
}
template <class F>
void visit(F& f, FeeStep& s) {
  f("what", s.what), f("cents", s.cents);
}
template <class F>
void visit(F& f, FeeRecord& r) {
  f("item", r.item), f("basis", r.basis), f("table_of", r.table_of), f("steps", r.steps);
}
template <class F>
void visit(F& f, DemandedItem& i) {
  f("id", i.id), f("document_type", i.document_type), f(Words{"reason"}, i.reason), f("answered_by", i.answered_by);
}
template <class F>
void visit(F& f, ApplicationStarted& e) {
  f("authority", e.authority), f("land", e.land), f("procedure", e.procedure), f("applicant", e.applicant);
  f(Words{"title"}, e.title), f(Since{"copied_from"}, e.copied_from), f(Since{"change_of"}, e.change_of);
  f(Since{"change_of_draft_version"}, e.change_of_draft_version);
}
template <class F>
void visit(F& f, DraftSaved& e) {
  f("draft_version", e.draft_version), f("content_sha256", e.content_sha256), f("has_design", e.has_design);
  f(Words{"title"}, e.title), f("procedure", e.procedure), f("parcels", e.parcels);
  f(Since{Words{"address"}}, e.address);
}
template <class F>
void visit(F& f, PartyNamed& e) {
  f("role", e.role), f("person", e.person), f("account", e.account);
}
template <class F>
void visit(F& f, DocumentSource& s) {
  f("application", s.application), f("document", s.document), f("version", s.version);
}
template <class F>
void visit(F& f, DocumentFiled& e) {
  f("document", e.document), f("document_version", e.document_version), f("document_type", e.document_type);
  f(Words{"title"}, e.title), f(Words{"file_name"}, e.file_name), f("media_type", e.media_type), f("sha256", e.sha256);
  f("size_bytes", e.size_bytes), f("filed_by_side", e.filed_by_side), f("request", e.request);
  f("demanded_item", e.demanded_item), f(Since{"copied_from"}, e.copied_from), f(Since{"change"}, e.change);
  f(Since{"redacted_from"}, e.redacted_from);
}
template <class F>
void visit(F& f, ApplicationChanged& e) {
  f("change", e.change), f("received_on", e.received_on), f(Words{"reason"}, e.reason),
      f("draft_version", e.draft_version);
  f("content_sha256", e.content_sha256), f("has_design", e.has_design), f(Words{"title"}, e.title),
      f("parcels", e.parcels);
  f(Words{"address"}, e.address), f("completeness", e.completeness), f(Since{"procedure"}, e.procedure);
}
template <class F>
void visit(F& f, ChangeAssessed& e) {
  f("change", e.change), f("effect", e.effect), f("basis", e.basis), f(Words{"reason"}, e.reason);
  f("complete_on", e.complete_on), f("completeness", e.completeness), f("decision", e.decision);
  f(Since{"procedure"}, e.procedure), f(Since{"decision_waits"}, e.decision_waits);
}
template <class F>
void visit(F& f, DecisionStartDetermined& e) {
  f("deadline", e.deadline), f("by_statements", e.by_statements);
}
template <class F>
void visit(F& f, DraftFiledAsChange& e) {
  f("application", e.application), f("change", e.change);
}
template <class F>
void visit(F& f, ApplicationSubmitted& e) {
  f("file_number", e.file_number), f("received_on", e.received_on), f("draft_version", e.draft_version);
  f("completeness", e.completeness);
}
template <class F>
void visit(F& f, DocumentsDemanded& e) {
  f("items", e.items), f("served_on", e.served_on), f("deadline", e.deadline);
  f(Since{"service"}, e.service), f(Since{"on"}, e.on), f(Since{"letter"}, e.letter);
}
template <class F>
void visit(F& f, DocumentsSupplied& e) {
  f("received_on", e.received_on), f("partial", e.partial), f("completeness", e.completeness);
}
template <class F>
void visit(F& f, CompletenessConfirmed& e) {
  f("complete_on", e.complete_on), f("decision", e.decision);
}
template <class F>
void visit(F& f, CompletenessDeemed& e) {
  f("complete_on", e.complete_on), f("decision", e.decision), f("note", e.note);
  f(Since{"later"}, e.later), f(Since{"start_settled"}, e.start_settled);
}
template <class F>
void visit(F& f, DecisionPeriodExtended& e) {
  f(Words{"reason"}, e.reason), f("deadline", e.deadline), f(Since{"service"}, e.service), f(Since{"on"}, e.on);
  f(Since{"served_on"}, e.served_on), f(Since{"later"}, e.later), f(Since{"letter"}, e.letter);
}
template <class F>
void visit(F& f, WithdrawalProposed& e) {
  f("lapsed_on", e.lapsed_on);
}
template <class F>
void visit(F& f, WithdrawalDeemed& e) {
  f("withdrawn_on", e.withdrawn_on);
}
template <class F>
void visit(F& f, ApplicationRejected& e) {
  f(Words{"reason"}, e.reason);
}
template <class F>
void visit(F& f, ApplicationWithdrawn& e) {
  f(Words{"reason"}, e.reason);
}
template <class F>
void visit(F& f, DecisionDrafted& e) {
  f("decision_version", e.decision_version), f("outcome", e.outcome), f("conditions", e.conditions);
  f(Words{"reasons"}, e.reasons), f("fee_cents", e.fee_cents), f(Since{"deviations"}, e.deviations);
  f(Since{Words{"refused_part"}}, e.refused_part), f(Since{"fee"}, e.fee), f(Since{"text_blocks"}, e.text_blocks);
  f(Since{"questions"}, e.questions);
}
template <class F>
void visit(F& f, DecisionReturned& e) {
  f(Words{"reason"}, e.reason);
}
template <class F>
void visit(F& f, DecisionApproved& e) {
  f("decision_version", e.decision_version);
}
template <class F>
void visit(F& f, NoticeOffered& e) {
  f("notice", e.notice), f("sent_on", e.sent_on), f("consent", e.consent), f("deadline", e.deadline);
  f(Since{"letter"}, e.letter), f(Since{"items"}, e.items), f(Since{"length"}, e.length);
  f(Since{Words{"reason"}}, e.reason);
}
template <class F>
void visit(F& f, DecisionPostponed& e) {
  f("ground", e.ground), f("requested_on", e.requested_on), f("known_since", e.known_since);
  f(Words{"reason"}, e.reason), f("service", e.service), f("on", e.on), f("served_on", e.served_on);
  f("until", e.until), f("decision", e.decision), f("later", e.later);
}
template <class F>
void visit(F& f, PostponementEnded& e) {
  f("last_day", e.last_day), f(Words{"reason"}, e.reason), f("service", e.service), f("on", e.on);
  f("decision", e.decision), f("later", e.later);
}
template <class F>
void visit(F& f, DeemedPermitWaived& e) {
  f("received_on", e.received_on), f("basis", e.basis);
}
template <class F>
void visit(F& f, DecisionServed& e) {
  f("outcome", e.outcome), f("notice", e.notice), f("service", e.service), f("served_on", e.served_on);
  f("deadlines", e.deadlines), f(Since{"on"}, e.on);
}
template <class F>
void visit(F& f, DeemedPermitArisen& e) {
  f("arisen_on", e.arisen_on), f(Since{"note"}, e.note);
}
template <class F>
void visit(F& f, DeadlineMissed& e) {
  f("deadline", e.deadline), f("note", e.note);
}
template <class F>
void visit(F& f, PeriodEnded& e) {
  f("deadline", e.deadline), f("effect", e.effect), f("note", e.note);
}
template <class F>
void visit(F& f, PeriodsStarted& e) {
  f("deadlines", e.deadlines);
}
template <class F>
void visit(F& f, ExemptionFiled& e) {
  f("file_number", e.file_number), f("received_on", e.received_on), f("draft_version", e.draft_version);
  f("deadlines", e.deadlines), f(Since{"notice"}, e.notice);
}
template <class F>
void visit(F& f, ExemptionForwarded& e) {
  f("municipality_received_on", e.municipality_received_on), f("deadline", e.deadline);
}
template <class F>
void visit(F& f, ExemptionAnswered& e) {
  f("by", e.by), f("answer", e.answer), f("received_on", e.received_on), f("deadline", e.deadline);
}
template <class F>
void visit(F& f, StartAllowed& e) {
  f("allowed_on", e.allowed_on), f("deadlines", e.deadlines);
}
template <class F>
void visit(F& f, SiteNoticeGiven& e) {
  f("notice", e.notice), f("received_on", e.received_on), f("planned_on", e.planned_on), f("late", e.late);
  f("deadlines", e.deadlines), f("site_manager", e.site_manager), f(Words{"contractor"}, e.contractor);
}
template <class F>
void visit(F& f, WorksInterrupted& e) {
  f("since", e.since), f("deadline", e.deadline);
}
template <class F>
void visit(F& f, WorksResumed& e) {
  f("on", e.on);
}
template <class F>
void visit(F& f, InspectionRecorded& e) {
  f("on", e.on), f("occasion", e.occasion), f(Words{"findings"}, e.findings), f("defects", e.defects);
}
template <class F>
void visit(F& f, ValidityExtensionRequested& e) {
  f("received_on", e.received_on), f(Words{"reason"}, e.reason);
}
template <class F>
void visit(F& f, ValidityExtensionDecided& e) {
  f("granted", e.granted), f("deadline", e.deadline), f(Words{"reason"}, e.reason), f("notice", e.notice);
  f("service", e.service), f("served_on", e.served_on), f("remedies", e.remedies);
}
template <class F>
void visit(F& f, PermitExpired& e) {
  f("expired_on", e.expired_on), f("deadline", e.deadline);
}
template <class F>
void visit(F& f, NoticeCorrected& e) {
  f(Words{"wrong"}, e.wrong), f(Words{"right"}, e.right), f(Words{"reason"}, e.reason), f("notice", e.notice);
}
template <class F>
void visit(F& f, PermitCancelled& e) {
  f("kind", e.kind), f("ground", e.ground), f("basis", e.basis), f(Words{"reasons"}, e.reasons),
      f(Words{"hearing"}, e.hearing);
  f("known_on", e.known_on), f("effective_on", e.effective_on), f("notice", e.notice), f("service", e.service);
  f("served_on", e.served_on), f("deadlines", e.deadlines);
}
template <class F>
void visit(F& f, AddresseeServed& e) {
  f("addressee", e.addressee), f("role", e.role), f("person", e.person), f("agency", e.agency);
  f("service", e.service), f("on", e.on), f("served_on", e.served_on), f("deadlines", e.deadlines);
}
template <class F>
void visit(F& f, ReleasedDocument& r) {
  f("document", r.document), f("version", r.version);
}
template <class F>
void visit(F& f, StatementRequestSpec& s) {
  f("request", s.request), f("agency", s.agency), f("act", s.act), f(Words{"question"}, s.question);
  f("legal_basis", s.legal_basis), f("suggested_by", s.suggested_by), f("released", s.released);
  f("on_silence", s.on_silence), f("deadline", s.deadline), f(Since{Words{"added_because"}}, s.added_because);
  f(Since{"asks_again"}, s.asks_again), f(Since{Words{"again_because"}}, s.again_because);
  f(Since{"with_findings"}, s.with_findings), f(Since{"further_rules"}, s.further_rules);
}
template <class F>
void visit(F& f, RoundOpened& e) {
  f("round", e.round), f(Words{"title"}, e.title), f("requests", e.requests), f(Since{"dropped"}, e.dropped);
}
template <class F>
void visit(F& f, RequestOpened& e) {
  f("request", e.request);
}
template <class F>
void visit(F& f, RequestWithdrawn& e) {
  f("request", e.request), f(Words{"reason"}, e.reason);
}
template <class F>
void visit(F& f, StatementSubmitted& e) {
  f("request", e.request), f("statement_version", e.statement_version), f("outcome", e.outcome),
      f(Words{"text"}, e.text);
  f("conditions", e.conditions), f("attachments", e.attachments), f("received_on", e.received_on);
  f("late", e.late), f("entered_from", e.entered_from), f(Since{"grounds"}, e.grounds);
  f(Since{Words{"refer_to"}}, e.refer_to), f(Since{"topics"}, e.topics);
}
template <class F>
void visit(F& f, SilenceRecorded& e) {
  f("request", e.request), f("effect", e.effect), f("effective_on", e.effective_on);
}
template <class F>
void visit(F& f, Weighing& w) {
  f("request", w.request), f("condition", w.condition), f("result", w.result), f(Words{"reason"}, w.reason);
  f(Since{"objection"}, w.objection);
}
template <class F>
void visit(F& f, ConditionsWeighed& e) {
  f("weighings", e.weighings);
}
template <class F>
void visit(F& f, NeighbourSpec& s) {
  f("neighbour", s.neighbour), f("person", s.person), f("parcels", s.parcels), f("boundary_mm", s.boundary_mm);
  f(Words{"concern"}, s.concern);
}
template <class F>
void visit(F& f, NeighboursNamed& e) {
  f("neighbours", e.neighbours);
}
template <class F>
void visit(F& f, NeighbourRemoved& e) {
  f("neighbour", e.neighbour), f(Words{"reason"}, e.reason);
}
template <class F>
void visit(F& f, NeighbourNotice& n) {
  f("neighbour", n.neighbour), f("letter", n.letter), f("deadline", n.deadline);
}
template <class F>
void visit(F& f, NeighboursNotified& e) {
  f(Words{"subject"}, e.subject), f("released", e.released), f("service", e.service), f("sent_on", e.sent_on);
  f("notices", e.notices);
}
template <class F>
void visit(F& f, NeighbourPageOpened& e) {
  f("neighbour", e.neighbour);
}
template <class F>
void visit(F& f, NeighbourReceiptRecorded& e) {
  f("neighbour", e.neighbour), f("received_on", e.received_on), f(Words{"evidence"}, e.evidence),
      f("deadline", e.deadline);
}
template <class F>
void visit(F& f, NeighbourLetterReturned& e) {
  f("neighbour", e.neighbour), f("on", e.on), f(Words{"reason"}, e.reason);
}
template <class F>
void visit(F& f, NeighbourAnswered& e) {
  f("neighbour", e.neighbour), f("answer_version", e.answer_version), f("outcome", e.outcome), f(Words{"text"}, e.text);
  f("received_on", e.received_on), f("late", e.late), f("entered_from", e.entered_from), f("source", e.source);
}
template <class F>
void visit(F& f, PublicAnnounced& e) {
  f("announcement", e.announcement), f("ground", e.ground), f("basis", e.basis), f(Words{"subject"}, e.subject);
  f(Words{"place"}, e.place), f("released", e.released), f("applied_on", e.applied_on),
      f("published_on", e.published_on);
  f("display_from", e.display_from), f("display", e.display), f("objections", e.objections);
}
template <class F>
void visit(F& f, PermitAnnounced& e) {
  f("announcement", e.announcement), f("project", e.project), f("basis", e.basis), f(Words{"tenor"}, e.tenor);
  f("remedies_text", e.remedies_text), f(Words{"place"}, e.place), f("published_on", e.published_on);
  f("display", e.display), f("remedies", e.remedies);
}
template <class F>
void visit(F& f, AnnouncementWithdrawn& e) {
  f("announcement", e.announcement), f(Words{"reason"}, e.reason);
}
template <class F>
void visit(F& f, DeadlinesMoved& e) {
  f(Words{"reason"}, e.reason), f("deadlines", e.deadlines);
}
template <class F>
void visit(F& f, PersonalDataErased& e) {
  f("rule", e.rule), f("basis", e.basis), f("due_on", e.due_on), f("proposed_by", e.proposed_by);
  f("persons", e.persons), f("documents", e.documents), f("texts", e.texts);
}
template <class F>
void visit(F& f, ObjectionRaised& e) {
  f("objection", e.objection), f("announcement", e.announcement), f("person", e.person), f(Words{"text"}, e.text);
  f("received_on", e.received_on), f("late", e.late), f("entered_from", e.entered_from), f("source", e.source);
}

}  // namespace flurwerk::api::event_fields
