// Every event survives the log: what is written is read back as it was, and nothing else is read at all.
#include "api/app/event_json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "api/app/event_fields.hpp"

namespace flurwerk::api {
namespace event_json_test {

std::string any_text() {  // valid UTF-8: the guards at the door let nothing else in
  static const std::vector<std::string> pieces = {"a", "Z", "ß", "ü", "\"", "\\", "\n", "\x01", "€", "𝄞", "{", " "};
  std::string text;
  for (const auto& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))) text += piece;
  return text;
}

// Fills every field with something random, whatever the event; counts the fields.
struct Inventor {
  std::size_t fields = 0;
  template <class T>
  void operator()(const char*, T& field) {
    ++fields;
    invent(field);
  }
  static void invent(std::string& value) { value = any_text(); }
  static void invent(bool& value) { value = *rc::gen::arbitrary<bool>(); }
  static void invent(int& value) { value = *rc::gen::arbitrary<int>(); }
  static void invent(std::int64_t& value) { value = *rc::gen::arbitrary<std::int64_t>(); }
  static void invent(Date& value) {
    value = parse_date("2026-01-01").value() + std::chrono::days(*rc::gen::inRange(-30000, 60000));
  }
  template <class Tag>
  static void invent(Id<Tag>& value) {
    invent(value.value);
  }
  template <class T>
  static void invent(std::optional<T>& value) {
    if (*rc::gen::arbitrary<bool>()) invent(value.emplace());
  }
  template <class T>
  static void invent(std::vector<T>& values) {
    values.resize(static_cast<std::size_t>(*rc::gen::inRange(0, 4)));
    for (auto& value : values) invent(value);
  }
  template <class T>
  static void invent(T& value) {
    if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(*rc::gen::inRange(0, static_cast<int>(event_fields::words<T>.size())));
    } else {
      Inventor inventor;
      event_fields::visit(inventor, value);
    }
  }
};

// How many values brace initialisation takes: the number of an aggregate's fields.
struct AnyField {
  template <class T>
  operator T() const;
};
template <class T, class... Fields>
constexpr std::size_t field_count() {
  if constexpr (requires { T{std::declval<Fields>()..., AnyField{}}; }) {
    return field_count<T, Fields..., AnyField>();
  } else {
    return sizeof...(Fields);
  }
}

template <std::size_t I = 0, class Visit>
void for_each_event(Visit visit) {
  if constexpr (I < event_count) {
    visit(std::variant_alternative_t<I, detail::AnyEvent>{});
    for_each_event<I + 1>(visit);
  }
}

struct Counter {
  std::size_t fields = 0;
  template <class T>
  void operator()(const char*, T&) {
    ++fields;
  }
};
template <class T>
std::size_t visited_fields() {
  T value{};
  Counter counter;
  event_fields::visit(counter, value);
  return counter.fields;
}

TEST(EventJson, NoFieldOfAnEventIsForgotten) {
  for_each_event([](auto event) {
    using E = decltype(event);
    EXPECT_EQ(visited_fields<E>(), field_count<E>()) << event_name(Event(event));
  });
  EXPECT_EQ(visited_fields<Deadline>(), field_count<Deadline>());
  EXPECT_EQ(visited_fields<Derivation>(), field_count<Derivation>());
  EXPECT_EQ(visited_fields<DerivationStep>(), field_count<DerivationStep>());
  EXPECT_EQ(visited_fields<StatementRequestSpec>(), field_count<StatementRequestSpec>());
  EXPECT_EQ(visited_fields<Condition>(), field_count<Condition>());
  EXPECT_EQ(visited_fields<PlanMark>(), field_count<PlanMark>());
  EXPECT_EQ(visited_fields<MarkPoint>(), field_count<MarkPoint>());
  EXPECT_EQ(visited_fields<DemandedItem>(), field_count<DemandedItem>());
  EXPECT_EQ(visited_fields<PlannedRequest>(), field_count<PlannedRequest>());
  EXPECT_EQ(visited_fields<Weighing>(), field_count<Weighing>());
  EXPECT_EQ(visited_fields<ReleasedDocument>(), field_count<ReleasedDocument>());
  EXPECT_EQ(visited_fields<CarriedOver>(), field_count<CarriedOver>());
}

// A field that came later is absent while it is empty: what was written before keeps its text, and so its hash.
TEST(EventJson, AFieldAddedLaterDoesNotTouchOlderEvents) {
  const std::string old =
      R"({"attachments":[],"conditions":[],"entered_from":"link","late":false,"outcome":"objection",)"
      R"("received_on":"2026-03-20","request":"r1","statement_version":1,"text":"Nein"})";
  EXPECT_EQ(encode(decode("StatementSubmitted", old)).payload, old);
  const std::string round =
      R"({"requests":[{"act":"opinion","agency":"a","deadline":{"basis":"","derivation":{"calendar_version":"","end":)"
      R"("2026-04-20","from":"2026-03-20","land":"HE","length":"1M","raw":"2026-04-20","steps":[]},"id":"d1",)"
      R"("law_version":"","on_silence":"disregarded","rule":"statement","subject":"r1"},"legal_basis":"",)"
      R"("on_silence":"disregarded","question":"","released":["doc1"],"request":"r1","suggested_by":""}],)"
      R"("round":"1","title":"Runde"})";
  EXPECT_EQ(encode(decode("RoundOpened", round)).payload, round);
  EXPECT_EQ(std::get<RoundOpened>(decode("RoundOpened", round)).requests[0].released[0].version, 0);
  std::string unversioned = round;
  unversioned.replace(unversioned.find("\"doc1\""), 6, R"({"document":"doc1","version":0})");
  EXPECT_THROW(decode("RoundOpened", unversioned), std::runtime_error) << "one event, one text";
  auto newer = std::get<StatementSubmitted>(decode("StatementSubmitted", old));
  newer.grounds = {"infill"};
  EXPECT_EQ(std::get<StatementSubmitted>(decode("StatementSubmitted", encode(newer).payload)).grounds, newer.grounds);
}

RC_GTEST_PROP(EventJson, WhatIsWrittenIsReadBack, ()) {
  for_each_event([](auto event) {
    Inventor::invent(event);
    const EncodedEvent once = encode(event);
    const Event back = decode(once.type, once.payload);
    RC_ASSERT(back.index() == Event(event).index());
    RC_ASSERT(encode(back).payload == once.payload);
  });
}

// Words stand beside the payload, which commits to them: they come back as they were, and without them all else does.
RC_GTEST_PROP(EventJson, WordsBesideThePayloadAreReadBack, ()) {
  for_each_event([](auto event) {
    Inventor::invent(event);
    const EncodedEvent plain = encode(event), apart = encode(event, "salt");
    RC_ASSERT(encode(decode(apart.type, apart.payload, apart.words)).payload == plain.payload);
    RC_ASSERT(salt_of(apart.words) == (apart.words.empty() ? "" : "salt"));
    RC_ASSERT(words_state(apart.payload, apart.words) == (apart.words.empty() ? WordsState::none : WordsState::whole));
    RC_ASSERT(decode(apart.type, apart.payload).index() == Event(event).index());
  });
}

TEST(EventJson, ErasedWordsAreGoneAndAlteredOnesShow) {
  const ApplicationWithdrawn event{"Familie Weißmüller zieht um."};
  const auto apart = encode(event, "salt"), other = encode(event, "pepper");
  EXPECT_EQ(apart.payload.find("Weißmüller"), std::string::npos);
  EXPECT_NE(apart.payload, other.payload) << "nobody can try out names without the salt";
  EXPECT_EQ(std::get<ApplicationWithdrawn>(decode(apart.type, apart.payload, apart.words)).reason, event.reason);
  EXPECT_EQ(std::get<ApplicationWithdrawn>(decode(apart.type, apart.payload)).reason, "[gelöscht]");
  EXPECT_EQ(words_state(apart.payload, ""), WordsState::erased);
  EXPECT_EQ(words_state(apart.payload, other.words), WordsState::altered);
  EXPECT_EQ(words_state(apart.payload, R"({"salt":"salt","texts":["Familie Meier zieht um."]})"), WordsState::altered);
  EXPECT_EQ(words_state(apart.payload, R"({"salt":"salt","texts":["Familie Weißmüller zieht um.","Und"]})"),
            WordsState::altered)
      << "a text that nobody committed to";
  EXPECT_THROW(decode(apart.type, apart.payload, "{}"), std::runtime_error);
}

// The names of all texts that the log takes for ids, codes or the law's own words.
struct NoWords {
  std::set<std::string>& names;
  void operator()(event_fields::Words, std::string&) {}
  void operator()(event_fields::Since name, std::string& text) {
    if (!name.words) (*this)(name.name, text);
  }
  void operator()(const char* name, std::string&) { names.insert(name); }
  template <class T>
  void operator()(const char* name, std::vector<T>&) {
    T one{};
    (*this)(name, one);
  }
  template <class T>
  void operator()(const char* name, std::optional<T>&) {
    T one{};
    (*this)(name, one);
  }
  template <class Tag>
  void operator()(const char*, Id<Tag>&) {}
  template <class T>
  void operator()(const char*, T& value) {
    if constexpr (std::is_class_v<T> && !requires { value.time_since_epoch(); }) {
      event_fields::visit(*this, value);
    }
  }
};

// Whoever gives an event a text decides whether people write it: then it can be erased. These they do not.
TEST(EventJson, EveryTextIsEitherWordsOrNoneOfPeoples) {
  std::set<std::string> names;
  for_each_event([&](auto event) {
    NoWords visitor{names};
    event_fields::visit(visitor, event);
  });
  std::string list;
  for (const auto& name : names) list += name + ' ';
  EXPECT_EQ(
      list,
      "addressee basis calendar_version capacity change condition content_sha256 de demanded_item digest "
      "document_type documents effect en entered_from field file_number filed_by_side further_rules ground grounds id "
      "item land law_version legal_basis length letter media_type objection occasion of procedure relation "
      "remedies_text role "
      "rule "
      "service sha256 side source_condition subject suggested_by text_block text_blocks topic trigger value ");
}

TEST(EventJson, ThePayloadIsReadableByPeople) {
  const auto encoded = encode(PartyNamed{"designer", {"p1"}, {"u1"}});
  EXPECT_EQ(encoded.type, "PartyNamed");
  EXPECT_EQ(encoded.payload, R"({"account":"u1","person":"p1","role":"designer"})");
}

TEST(EventJson, NothingElseIsRead) {
  const std::string good = R"({"account":"u1","person":"p1","role":"designer"})";
  EXPECT_NO_THROW(decode("PartyNamed", good));
  EXPECT_THROW(decode("PartyRenamed", good), std::runtime_error);
  EXPECT_THROW(decode("PartyNamed", "{"), std::runtime_error);
  EXPECT_THROW(decode("PartyNamed", "[]"), std::runtime_error);
  EXPECT_THROW(decode("PartyNamed", R"({"account":"u1","person":"p1"})"), std::runtime_error);
  EXPECT_THROW(decode("PartyNamed", R"({"account":"u1","person":1,"role":"designer"})"), std::runtime_error);
  EXPECT_THROW(decode("PartyNamed", R"({"account":"u1","person":"p1","role":"x","more":1})"), std::runtime_error);
  EXPECT_THROW(decode("WithdrawalProposed", R"({"lapsed_on":"2026-02-30"})"), std::runtime_error);
  EXPECT_THROW(decode("DecisionApproved", R"({"decision_version":99999999999})"), std::runtime_error);
  EXPECT_THROW(decode("DecisionApproved", R"({"decision_version":18446744073709551615})"), std::runtime_error)
      << "no number wraps round to -1";
}

}  // namespace event_json_test
}  // namespace flurwerk::api
