// Naming another case that this one stands on: a preliminary ruling that binds, the whole of which this is a part.
// Legal basis: § 76 Abs. 1 Satz 4, § 77 Abs. 1 Satz 1 HBO.
#pragma once

#include <string>
#include <string_view>

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

inline constexpr std::string_view preliminary_link = "preliminary";  // this stands on that ruling
inline constexpr std::string_view whole_link = "whole";              // this is a part of that project
inline constexpr std::string_view part_link = "part";                // the reverse, recorded at the whole

struct LinkApplication {
  const Application* other = nullptr;  // nullptr: a file on paper, named by its number alone
  std::string file_number;             // of the file on paper
};
// What is named follows from the procedure: a part names its whole, everything else a ruling. Refused: the case itself,
// one named already, a whole that is not filed or is decided, a ruling that is none or does not hold any more.
Decided link_application(const Application& application, const LinkApplication& command, const Context& context);

}  // namespace flurwerk
