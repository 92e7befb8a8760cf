// Opens the data folder for a command and puts the program together around it.
// Basis: the composition root; nothing else knows which adapters stand behind the ports.
#pragma once

#include <memory>

#include "api/app/app.hpp"
#include "api/cli/commands.hpp"
#include "api/render/pdf_renderer.hpp"
#include "api/store/open.hpp"

namespace flurwerk::api::cli {

class Folder {
 public:
  static Result<std::unique_ptr<Folder>> open(const std::filesystem::path& dir, Access access, const Clock& clock);
  // The municipalities' parking tables of DIR/parking; for commands that check designs.
  Result<void> read_parking_tables();
  // DIR/fees and DIR/text-blocks, one file an authority. A broken one is named.
  Result<void> read_decision_aids();
  App& app() { return app_; }

 private:
  Folder(std::filesystem::path dir, std::unique_ptr<Store> store, std::unique_ptr<DocumentStore> documents,
         const Clock& clock);
  std::filesystem::path dir_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<DocumentStore> documents_;
  PdfRenderer renderer_;
  App app_;
};

}  // namespace flurwerk::api::cli
