// How capabilities relate by content: the same object, or memory inside memory.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "cap/slot.hpp"

namespace kernel {

/// Physical memory of an object: 2^bits bytes from `base`; none at all for e.g. IRQControl.
struct Region {
    Word base = 0;
    unsigned bits = 0;
    bool exists = false;

    constexpr Word last() const { return base + mask(bits); }
    constexpr bool contains(const Region& other) const {
        return exists && other.exists && base <= other.base && other.last() <= last();
    }
};

/// The memory that the object of `cap` occupies.
Region region_of(const Cap& cap);

/// Both name one object. Never for untypeds and zombies, whose last capability needs no finalising.
bool is_same_object(const Cap& a, const Cap& b);

/// `child` can have been made from `parent`: its object, memory inside it,
/// or an interrupt under its control.
bool covers(const Cap& parent, const Cap& child);

/// A copy of `source` that reads `copy` begins a family of its own in the derivation list.
bool starts_family(const Cap& copy, const Cap& source);

}  // namespace kernel
