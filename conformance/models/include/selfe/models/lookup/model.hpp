// Capability addresses: guards, radixes, levels, and how a lookup that fails is described.
// SPDX-License-Identifier: BSD-2-Clause
//
// Manual: "Capability Address Lookup" and "Lookup Failure Description".
#pragma once

#include "selfe/models/answer.hpp"
#include "selfe/models/kernel.hpp"
#include "selfe/models/lookup/step.hpp"

namespace selfe::models::lookup {

/// CNode n has a radix of n + 1.
inline constexpr unsigned node_count = 4;
inline constexpr unsigned max_slots = 1 << node_count;
constexpr unsigned radix_of(unsigned node) {
    return node + 1;
}
/// The last slot of each CNode holds its mark, a notification with this badge, by which user level
/// knows it again.
constexpr unsigned mark_index(unsigned node) {
    return (1u << radix_of(node)) - 1;
}
constexpr Word mark_of(unsigned node) {
    return Word{0x100} << node;
}

/// A capability to a CNode.
struct Link {
    uint8_t node;
    uint8_t guard_bits;
    Word guard;

    unsigned bits() const { return guard_bits + radix_of(node); }
};

enum class Kind : uint8_t { Empty, Leaf, Link };

struct Entry {
    Kind kind = Kind::Empty;
    Link link{};
    Word badge = 0;
};

/// Where an address leads: a slot, and how many bits are left over; or how it fails.
struct Found {
    bool is_failure;
    uint8_t node;
    uint8_t index;
    uint8_t bits_left;
    LookupFailure failure;
    Word words[3];  ///< of the failure's description
    unsigned word_count;
    const char* row;  ///< of the catalogue, for a lookup in general
};

class Model {
  public:
    explicit Model(const Interface& interface);

    bool is_decided(const Step& step) const;
    Admitted expect(const Step& step) const;
    void apply(const Step& step);

    const Link& root() const { return root_; }
    const Entry& entry(unsigned node, unsigned index) const { return entries_[node][index]; }
    /// Resolves the `depth` (1 to word_bits) lowest bits of an address.
    Found resolve(Word address, unsigned depth) const;
    /// The CNode that a Retype which works puts its object into.
    unsigned node_for_retype(const Step& step) const;
    /// What a CNode capability becomes when it gets that guard.
    Link link_to(unsigned node, Word guard, unsigned guard_bits) const;

  private:
    Admitted expect_change(const Step& step) const;
    Admitted expect_find(const Step& step) const;

    const Interface* interface_;
    Entry entries_[node_count][max_slots];
    Link root_{node_count - 1, 0, 0};
};

}  // namespace selfe::models::lookup
