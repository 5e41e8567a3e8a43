// Reads the headers of a prefix with libclang: what the compiler would see, as an Api.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "api.hpp"
#include "prefix.hpp"
#include "selfe/common/diagnostic.hpp"

namespace selfe::generator {

/// Everything public that `<sel4/sel4.h>` declares for this configuration.
/// Errors: a header does not compile for the target; an item that is not understood (its place
/// and name are in the message).
[[nodiscard]] Expected<Api> parse_headers(const Prefix& prefix, const Target& target);

}  // namespace selfe::generator
