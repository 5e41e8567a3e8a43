// What becomes of a capability when it is copied: fewer rights, a badge or guard, or a refusal.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/result.hpp"
#include "cap/slot.hpp"

namespace kernel {

/// `cap` with at most the rights in `rights`; types without rights are unchanged.
Cap with_rights(const Cap& cap, Rights rights);

/// `cap` with the badge (unbadged endpoint or notification) or guard (CNode) that `data` asks for;
/// other types are unchanged. Null if that is not allowed. `keep_badge`: the capability moves and
/// keeps its badge, so endpoints and notifications are refused.
Cap with_data(const Cap& cap, Word data, bool keep_badge);

/// The capability that a copy of `cap`, which came from `slot`, holds; null for types that cannot
/// be copied. Manual: tab:cap-derivation. Errors: RevokeFirst (untyped with children),
/// IllegalOperation (unmapped tables).
Result<Cap> derive(const Slot& slot, const Cap& cap);

}  // namespace kernel
