#include "api/app/event_json.hpp"

#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "api/app/event_fields.hpp"
#include "api/app/sha256.hpp"

namespace flurwerk::api {
namespace {

using Json = nlohmann::json;  // an ordered map: keys come out sorted, so the same event is always the same text

[[noreturn]] void broken(const std::string& what) { throw std::runtime_error("event log: " + what); }

constexpr const char* commitment_key = "words_sha256";
constexpr const char* erased_words = "[gelöscht]";

std::string commitment_to(const std::string& salt, const std::string& text) { return sha256_hex(salt + text); }

// The commitment's digest, where a value is one in the place of words.
const std::string* commitment_in(const Json& json) {
  if (!json.is_object() || json.size() != 1 || json.begin().key() != commitment_key) return nullptr;
  return json.begin()->get_ptr<const std::string*>();
}

// What people wrote in an event, kept beside it.
struct WordsBeside {
  std::string salt;  // empty: words stay in the payload
  std::vector<std::string> texts{};
};

struct Writer {
  WordsBeside& beside;
  Json object = Json::object();

  template <class T>
  void operator()(const char* name, T& field) {
    object[name] = to(field);
  }
  void operator()(event_fields::Words name, std::string& field) { object[name.name] = words(field); }
  template <class T>
  void operator()(event_fields::Since name, T& field) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (!field.empty()) object[name.name] = name.words ? words(field) : to(field);
    } else if constexpr (requires { field.empty(); }) {
      if (!field.empty()) object[name.name] = to(field);
    } else {
      if (field) object[name.name] = to(field);
    }
  }

  Json words(std::string& text) {
    if (beside.salt.empty() || text.empty()) return text;
    beside.texts.push_back(text);
    return Json{{commitment_key, commitment_to(beside.salt, text)}};
  }

  Json to(std::string& value) { return value; }
  Json to(bool& value) { return value; }
  Json to(int& value) { return value; }
  Json to(std::int64_t& value) { return value; }
  Json to(Date& value) { return to_string(value); }
  template <class Tag>
  Json to(Id<Tag>& value) {
    return value.value;
  }
  Json to(ReleasedDocument& value) {  // an older event names the document alone, and keeps its text
    if (value.version == 0) return value.document.value;
    return Json{{"document", value.document.value}, {"version", value.version}};
  }
  template <class T>
  Json to(std::optional<T>& value) {
    return value ? to(*value) : Json();
  }
  template <class T>
  Json to(std::vector<T>& values) {
    Json list = Json::array();
    for (auto& value : values) list.push_back(to(value));
    return list;
  }
  template <class T>
  Json to(T& value) {
    if constexpr (std::is_enum_v<T>) {
      return std::string(event_fields::words<T>.at(static_cast<std::size_t>(value)));
    } else {
      Writer writer{beside};
      event_fields::visit(writer, value);
      return std::move(writer.object);
    }
  }
};

using TextOf = std::map<std::string, std::string, std::less<>>;  // by its commitment

// Where in an event a value stands; put into words only where something is wrong there.
struct Place {
  std::string_view name;
  const Place* within = nullptr;  // null: the event itself
  std::size_t position = 0;       // 1, 2, ... in a list; 0: a field

  std::string text() const {
    if (within == nullptr) return std::string(name);
    if (position > 0) return within->text() + "[" + std::to_string(position) + "]";
    return within->text() + "." + std::string(name);
  }
};

[[noreturn]] void broken(const Place& place, const std::string& what) { broken(place.text() + " " + what); }

struct Reader {
  const Json& object;
  const TextOf& beside;
  const Place& within;
  std::size_t seen = 0;

  template <class T>
  void operator()(const char* name, T& field) {
    const Place place{name, &within};
    const auto found = object.find(name);
    if (found == object.end()) broken(place, "is missing");
    from(*found, field, place);
    ++seen;
  }
  void operator()(event_fields::Words name, std::string& field) {
    const auto found = object.find(name.name);
    const std::string* commitment = found == object.end() ? nullptr : commitment_in(*found);
    if (commitment == nullptr) return (*this)(name.name, field);  // written before words stood beside the log
    const auto text = beside.find(*commitment);
    field = text == beside.end() ? erased_words : text->second;
    ++seen;
  }
  template <class T>
  void operator()(event_fields::Since name, T& field) {
    if (!object.contains(name.name)) return;
    if constexpr (std::is_same_v<T, std::string>) {
      if (name.words) return (*this)(event_fields::Words{name.name}, field);
    }
    (*this)(name.name, field);
  }

  template <class T>
  void object_of(const Json& json, T& value, const Place& place) {
    if (!json.is_object()) broken(place, "is no object");
    Reader reader{json, beside, place};
    event_fields::visit(reader, value);
    if (reader.seen != json.size()) broken(place, "has unknown fields");
  }

  void from(const Json& json, std::string& value, const Place& place) {
    if (!json.is_string()) broken(place, "is no text");
    value = json.get<std::string>();
  }
  void from(const Json& json, bool& value, const Place& place) {
    if (!json.is_boolean()) broken(place, "is not true or false");
    value = json.get<bool>();
  }
  void from(const Json& json, std::int64_t& value, const Place& place) {
    if (!json.is_number_integer()) broken(place, "is no whole number");
    if (json.is_number_unsigned() && !std::in_range<std::int64_t>(json.get<std::uint64_t>())) {
      broken(place, "is out of range");
    }
    value = json.get<std::int64_t>();
  }
  void from(const Json& json, int& value, const Place& place) {
    std::int64_t wide = 0;
    from(json, wide, place);
    if (!std::in_range<int>(wide)) broken(place, "is out of range");
    value = static_cast<int>(wide);
  }
  void from(const Json& json, Date& value, const Place& place) {
    std::string text;
    from(json, text, place);
    const auto date = parse_date(text);
    if (!date) broken(place, "is no date");
    value = *date;
  }
  template <class Tag>
  void from(const Json& json, Id<Tag>& value, const Place& place) {
    from(json, value.value, place);
  }
  void from(const Json& json, ReleasedDocument& value, const Place& place) {
    if (json.is_string()) return from(json, value.document, place);
    object_of(json, value, place);
    if (value.version == 0) broken(place, "names no version");
  }
  template <class T>
  void from(const Json& json, std::optional<T>& value, const Place& place) {
    if (json.is_null()) return value.reset();
    from(json, value.emplace(), place);
  }
  template <class T>
  void from(const Json& json, std::vector<T>& values, const Place& place) {
    if (!json.is_array()) broken(place, "is no list");
    values.clear();
    for (std::size_t position = 0; const auto& item : json) from(item, values.emplace_back(), {{}, &place, ++position});
  }
  template <class T>
  void from(const Json& json, T& value, const Place& place) {
    if constexpr (std::is_enum_v<T>) {
      std::string word;
      from(json, word, place);
      const auto& words = event_fields::words<T>;
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word) return void(value = static_cast<T>(i));
      }
      broken(place, "is unknown: " + word);
    } else {
      object_of(json, value, place);
    }
  }
};

template <std::size_t I = 0>
Event decode_as(std::string_view type, const Json& json, const TextOf& beside) {
  if constexpr (I == event_count) {
    broken("unknown type " + std::string(type));
  } else {
    if (event_names[I] != type) return decode_as<I + 1>(type, json, beside);
    std::variant_alternative_t<I, detail::AnyEvent> event{};
    const Place place{type};
    Reader{json, beside, place}.object_of(json, event, place);
    return event;
  }
}

WordsBeside read_words(std::string_view text) {
  WordsBeside words;
  if (text.empty()) return words;
  const Json json = Json::parse(text, nullptr, false);
  const auto salt = json.is_object() ? json.find("salt") : json.end();
  const auto texts = json.is_object() ? json.find("texts") : json.end();
  if (salt == json.end() || texts == json.end() || json.size() != 2 || !salt->is_string() || !texts->is_array()) {
    broken("words beside an event are unreadable");
  }
  words.salt = salt->get<std::string>();
  for (const auto& one : *texts) {
    if (!one.is_string()) broken("words beside an event are unreadable");
    words.texts.push_back(one.get<std::string>());
  }
  return words;
}

TextOf texts_by_commitment(const WordsBeside& words) {
  TextOf texts;
  for (const auto& text : words.texts) texts.emplace(commitment_to(words.salt, text), text);
  return texts;
}

// Whether each commitment below has its text.
bool all_kept(const Json& json, const TextOf& texts, std::size_t& commitments) {
  if (const auto* commitment = commitment_in(json)) {
    ++commitments;
    return texts.contains(*commitment);
  }
  bool kept = true;
  if (json.is_structured()) {
    for (const auto& inner : json) kept = all_kept(inner, texts, commitments) && kept;
  }
  return kept;
}

Json parsed(std::string_view type, std::string_view payload) {
  Json json = Json::parse(payload, nullptr, false);
  if (json.is_discarded()) broken(std::string(type) + " is no JSON");
  return json;
}

}  // namespace

EncodedEvent encode(const Event& event, const std::string& salt) {
  Event copy = event;  // visit() names fields for reading and writing alike
  WordsBeside beside{salt};
  EncodedEvent encoded{std::string(event_name(event)), {}, {}};
  std::visit(
      [&](auto& alternative) {
        encoded.payload = Writer{beside}.to(alternative).dump(-1, ' ', false, Json::error_handler_t::strict);
      },
      copy);
  if (!beside.texts.empty()) encoded.words = Json{{"salt", salt}, {"texts", beside.texts}}.dump();
  return encoded;
}

Event decode(std::string_view type, std::string_view payload, std::string_view words) {
  return decode_as(type, parsed(type, payload), texts_by_commitment(read_words(words)));
}

WordsState words_state(std::string_view payload, std::string_view words) {
  std::size_t commitments = 0;
  const Json json = Json::parse(payload, nullptr, false);
  try {
    const WordsBeside beside = read_words(words);
    const bool kept = all_kept(json, texts_by_commitment(beside), commitments);
    if (words.empty()) return commitments == 0 ? WordsState::none : WordsState::erased;
    return kept && commitments == beside.texts.size() ? WordsState::whole : WordsState::altered;
  } catch (const std::runtime_error&) {  // no words that encode() could have written
    return WordsState::altered;
  }
}

std::string salt_of(std::string_view words) { return read_words(words).salt; }

}  // namespace flurwerk::api
