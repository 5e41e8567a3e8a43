// What can be done to a small CSpace, and how addresses in it are tried.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/format.hpp"
#include "selfe/models/word.hpp"

namespace selfe::models::lookup {

/// Which lookup of which method resolves an address.
enum class Via : uint8_t {
    CopySource,       ///< FailedLookup says 1
    CopyDestination,  ///< FailedLookup says 0
    Revoke,
    RetypeNode,  ///< of the CNode that new objects are put into; a depth of 0 means the root
};

enum class Action : uint8_t { Link, Leaf, Clear, Enter, Find };

struct Step {
    Action action;
    uint8_t node;    ///< the CNode that is changed, 0 to 3; of Enter the new root
    uint8_t index;   ///< of its slot
    uint8_t target;  ///< of Link: the CNode to which it leads
    Via via;
    uint8_t depth;
    uint8_t guard_bits;
    Word value;  ///< guard, badge or address
};

// One maker an action; `write` prints a step as the call that makes it.

/// Puts a capability to the CNode `target`, with a guard, into a slot of `node`.
constexpr Step link(unsigned node, unsigned index, unsigned target, Word guard, unsigned bits) {
    return {Action::Link,
            static_cast<uint8_t>(node),
            static_cast<uint8_t>(index),
            static_cast<uint8_t>(target),
            {},
            0,
            static_cast<uint8_t>(bits),
            guard};
}
/// Puts a notification with a badge there.
constexpr Step leaf(unsigned node, unsigned index, Word badge) {
    return {Action::Leaf, static_cast<uint8_t>(node), static_cast<uint8_t>(index), 0, {}, 0, 0,
            badge};
}
constexpr Step clear(unsigned node, unsigned index) {
    return {Action::Clear, static_cast<uint8_t>(node), static_cast<uint8_t>(index), 0, {}, 0, 0, 0};
}
/// From now on addresses are resolved from a capability to `node` with this guard.
constexpr Step enter(unsigned node, Word guard, unsigned bits) {
    return {Action::Enter, static_cast<uint8_t>(node), 0, 0, {}, 0, static_cast<uint8_t>(bits),
            guard};
}
constexpr Step find(Via via, Word address, unsigned depth) {
    return {Action::Find, 0, 0, 0, via, static_cast<uint8_t>(depth), 0, address};
}

/// Makes the n-th try at a simpler step: lower numbers. False: there are no more.
bool simplify(Step& step, unsigned n);

/// The step as C++: `find(Via::CopySource, 0x2d, 6)`.
void write(Format& text, const Step& step);

}  // namespace selfe::models::lookup
