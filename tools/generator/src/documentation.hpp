// Documentation comments of C headers as plain text.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

namespace selfe::generator {

/// The text of a `/** ... */` or `///` comment without its decoration: one line per line,
/// no empty lines at the ends. Commands (@param, @return, @xmlonly) stay as they are.
[[nodiscard]] std::string clean_comment(std::string_view raw);

}  // namespace selfe::generator
