// Functions declared once more, with comments for editors.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>

#include "api.hpp"

namespace selfe::generator {

/// A prototype for each function that the headers document, below its comment as `///` lines.
///
/// A using-declaration's own comment is shown by no editor: it shows that of the declaration behind
/// the name, of which the last counts. Declared again, without `static` and `inline`, a function
/// keeps its linkage and its body.
[[nodiscard]] std::string documented_prototypes(const Api& api);

}  // namespace selfe::generator
