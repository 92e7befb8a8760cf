#include "api/http/contract.hpp"
#include "api/http/handlers.hpp"
#include "geo/design.hpp"

namespace flurwerk::api {

Result<Response> healthz(Call&) { return json_response(R"({"status":"ok","version":")" FLURWERK_VERSION "\"}"); }

Result<Response> readyz(Call& call) {
  try {
    (void)call.app.store.parcels().generation();
    auto writable = call.app.store.write([](Tx&) -> Result<bool> { return true; });
    if (writable) return json_response(R"({"status":"ok","version":")" FLURWERK_VERSION "\"}");
  } catch (const std::exception&) {  // a full or broken disk: say so to whoever balances the load
  }
  return json_response(R"({"status":"failing"})", 503);
}

Result<Response> get_contract(Call&) { return json_response(Contract::builtin().json()); }

Result<Response> get_contract_page(Call&) {
  Response response{200, "text/html; charset=utf-8", Contract::builtin().page(), {}, {}};
  return response;
}

Result<Response> get_design_schema(Call&) {
  return Response{200, "application/schema+json", std::string{geo::design_schema()}, {}, {}};
}

}  // namespace flurwerk::api
