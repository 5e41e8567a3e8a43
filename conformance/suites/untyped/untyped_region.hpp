// Untyped memory that tells how much of it is used.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/context.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

/// Enough for any object but a large page.
inline constexpr Word region_bits = 15;

/// Memory of which `taken` tells how much has been handed out.
struct Region {
    Case& t;
    Cap<Untyped> untyped;

    explicit Region(Case& t_) : t(t_), untyped(t_.make<Untyped>(region_bits)) {}

    /// By the error of a request that is always too large.
    Word taken() const {
        const Reply reply =
            Invocation(untyped, sys::UntypedRetype)
                .words(Traits<Untyped>::type, region_bits + 1, 0, 0, t.empty_slot().index, 1)
                .caps(t.cnode())
                .call();
        return (Word{1} << region_bits) - reply.words[0];
    }
};

}  // namespace selfe::conformance
