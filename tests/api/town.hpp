// A small town behind a real server: two authorities, agencies, accounts, twelve parcels, and a clock that the test sets.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "api/app/app.hpp"
#include "api/app/import_jobs.hpp"
#include "api/pdf/child.hpp"
#include "api/render/pdf_renderer.hpp"
#include "api/store/open.hpp"
#include "tests/http/client.hpp"

namespace flurwerk::api::test {

using json = nlohmann::json;

inline const std::string town_password = "ein-langes-passwort";  // of everybody in it

class HandClock final : public Clock {
 public:
  Instant now() const override { return now_; }
  void set(std::string_view utc);  // "2026-03-16T08:00:00Z"

 private:
  std::atomic<Instant> now_{};
};

struct Answer {
  int status = 0;
  std::string raw;   // head and body
  std::string text;  // body
  json body;         // parsed if it is JSON
  std::string header(std::string_view lower_case_name) const { return header_of(raw, lower_case_name); }
};

// Somebody with a browser: keeps cookie and CSRF token. Every answer is checked against the contract.
class Visitor {
 public:
  explicit Visitor(int port) : port_{port} {}
  Answer sign_in(const std::string& email);
  void again();  // signs in anew: a session ends after twelve hours of the test's clock
  Answer get(const std::string& path);
  Answer post(const std::string& path, const json& body, const std::string& headers = {});
  Answer post_empty(const std::string& path, const std::string& headers = {});
  Answer put(const std::string& path, const json& body, const std::string& headers = {});
  Answer upload(const std::string& path, const std::string& bytes);
  // Anything else: no cookie, no token unless the caller writes them.
  Answer send(const std::string& method, const std::string& path, const std::string& headers, const std::string& body);
  std::string cookie, csrf;

 private:
  std::string email_;
  Answer call(const std::string& method, const std::string& path, const std::string& headers, const std::string& body);
  int port_;
};

class SmallTown {
 public:
  SmallTown();
  ~SmallTown();
  Visitor visitor(const std::string& email = {});  // signed in unless empty
  int port() const { return running_->port(); }
  int read_documents();  // what a server does in the background; how many files
  void restart();        // ends the server and the store, and opens the folder anew

  HandClock clock;
  std::filesystem::path dir;
  std::unique_ptr<Store> store;
  std::unique_ptr<DocumentStore> documents;
  PdfRenderer renderer;
  std::unique_ptr<App> app;
  std::unique_ptr<ImportJobs> imports;
  PdfChild pdf_reader{FLURWERK_PROGRAM};

 private:
  void open();
  void fill();
  std::unique_ptr<Running> running_;
};

// The n-th parcel: 20 m wide, 30 m deep, side by side, their street to the south. n from 1.
std::string parcel_key(int n);
// A house well inside the n-th parcel; `from_left` metres from its left boundary.
json house_on(int n, double from_left = 5);
std::string small_pdf(const std::string& words);

// A draft with everything that submission needs, filed by the signed-in designer; gives the application's id.
std::string ready_draft(SmallTown& town, Visitor& designer, const std::string& procedure = "simplified",
                        const std::string& authority = "amt");

}  // namespace flurwerk::api::test
