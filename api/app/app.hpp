// What every use case works with: the ports, the law, and the configuration. Made once, in main.cpp.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "api/app/cache.hpp"
#include "api/app/ports/clock.hpp"
#include "api/app/ports/document_store.hpp"
#include "api/app/ports/renderer.hpp"
#include "api/app/ports/store.hpp"
#include "geo/site.hpp"
#include "permit-core/house_rules.hpp"
#include "permit-core/law/law_book.hpp"
#include "permit-core/law/statistics_office.hpp"

namespace flurwerk::api {

struct DemoAccount {
  std::string email, password, name, role;
};

struct BaseMap {
  std::string id, name, kind, url, layer, attribution;
};

struct Config {
  std::string public_url;  // "https://bauamt.example.org", without a slash at the end: signed links begin with it
  std::vector<BaseMap> base_maps;  // foreign maps, off unless the operator names them
  // Parking tables of the municipalities by the beginning of their parcels' keys: "060634" is a Gemarkung, "" all land.
  std::map<std::string, geo::ParkingTable> parking;
  // Of an authority by its id: dated fee tables, and text blocks of its own beside those of the law data.
  std::map<std::string, std::vector<FeeTable>> fees;
  std::map<std::string, std::vector<TextBlock>> text_blocks;
  std::map<std::string, std::vector<StatisticsOffice>> statistics_offices;  // likewise: who XBau messages go to
  std::vector<DemoAccount> demo_accounts;  // shown on the sign-in page of a folder with the sample town
  std::vector<std::string> webhook_allow;  // hosts that webhooks may call inside the house, and without TLS
  std::chrono::seconds undo_for{0};        // a round leaves that much later, and can be taken back until then
  int link_days = 120;                     // how long a signed link opens its page
  std::int64_t upload_limit_bytes = std::int64_t{1} << 30;
};

// What the authorities have set for themselves, as last read from the store; forgotten when it changes.
class HouseCache {
 public:
  struct Kept {
    std::vector<HouseRuleEntry> entries;
    HouseRules rules;  // without the operator's files
  };
  // Kept, or read by `read` and kept, unless something was forgotten meanwhile.
  std::shared_ptr<const Kept> of(const AuthorityId& authority, const std::function<Kept()>& read);
  void forget(const AuthorityId& authority);

 private:
  std::mutex mutex_;
  std::uint64_t generation_ = 0;
  std::map<AuthorityId, std::shared_ptr<const Kept>> kept_;
};

class ImportJobs;
class PdfReader;

struct App {
  Store& store;
  DocumentStore& documents;
  const Clock& clock;
  const LawBook& law;
  const Renderer& renderer;
  Config config;
  ImportJobs* imports = nullptr;                 // of a program that serves; none on the command line
  const PdfReader* pdf_reader = nullptr;         // none: PDFs are neither read nor redacted
  mutable Cache<std::string> tiles{64U << 20U};  // vector tiles, bytes
  mutable Cache<geo::Site> sites{128U << 20U};   // the land around designs as checks see it, bytes
  mutable HouseCache house{};
};

}  // namespace flurwerk::api
