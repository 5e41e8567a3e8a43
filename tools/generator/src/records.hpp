// Structs and unions of a parsed header, with their layout.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "api.hpp"
#include "prefix.hpp"
#include "selfe/common/diagnostic.hpp"
#include "source.hpp"

namespace selfe::generator {

/// The record that `cursor` defines; `spelling` stays empty.
/// Errors: no name, not even from a typedef; no size; a member without an offset.
[[nodiscard]] Expected<Record> read_record(const Source& source, const Prefix& prefix,
                                           CXCursor cursor);

}  // namespace selfe::generator
