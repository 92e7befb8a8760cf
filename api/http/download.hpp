// A stored document as an answer: streamed, with its hash as ETag, single ranges possible.
#pragma once

#include "api/app/documents.hpp"
#include "api/http/response.hpp"

namespace flurwerk::api {

Response download_of(OpenedDocument document, bool as_attachment);

}  // namespace flurwerk::api
