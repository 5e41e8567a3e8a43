// Orders to the virtual port: faults, as a line of JSON.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>

#include "faults.hpp"

namespace selfe::jtag {

/// Obeys `{"do": "faults", "faults": {"flip": 0.001, ...}}`, whose names are those of
/// FaultSettings; what is not named stays as it is. Returns the answer, a line as well:
/// `{"error": "..."}`, empty if there was none. After an error nothing has changed.
[[nodiscard]] std::string obey_order(std::string_view line, Faults& faults);

}  // namespace selfe::jtag
