// For whom a document is resolved: platform, profile, architecture; and who said so.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/document.hpp"
#include "selfe/configuration/platform.hpp"
#include "selfe/configuration/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace selfe::configuration {

/// What was chosen. `data` points into the list of platforms that the choice was made from.
struct Context {
    std::string platform;       ///< name of its folder; without one, as said
    std::string platform_word;  ///< the document's word for it, else as said
    const Platform* data{};
    Profile profile{};
    Arch arch{};
    Sel4Arch sel4_arch{};
    std::vector<Setting> choices;  ///< platform, profile, arch and sel4_arch, sorted
};

/// Makes the choices that are open. Errors: an unknown or ambiguous platform or architecture, or
/// ones that do not go together.
[[nodiscard]] Expected<Context> choose_context(const Request& request,
                                               const Environment& environment,
                                               const Document& document,
                                               const std::vector<Platform>& platforms);

/// What was said for one choice, the strongest first.
using Said = std::vector<Assignment>;

/// What the command line and the environment say for it.
[[nodiscard]] Said said_for(const std::optional<std::string>& option, std::string_view option_name,
                            const std::optional<std::string>& variable,
                            std::string_view variable_name);

/// The family that was said, by its own name or that of an instruction set; a name that is none is
/// for `choose_architecture` to complain of.
[[nodiscard]] std::optional<Arch> family_of(const Said& arch, const Said& sel4_arch);

/// Completes the context, whose platform and profile have been chosen.
[[nodiscard]] Expected<void> choose_architecture(const Said& arch, Said sel4_arch,
                                                 const Document& document, Context& context);

/// Names as a sentence has them: `pc99, sabre, tx1`.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace selfe::configuration
