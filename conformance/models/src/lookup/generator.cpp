// Chooses steps of the lookup model.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/lookup/player.hpp"

namespace selfe::models::lookup {
namespace {

struct Guard {
    Word value;
    unsigned bits;
};

Guard any_guard(Random& random) {
    // Short ones leave room for levels; long ones end in one; some are longer than their value.
    const unsigned bits = random.in_percent(35)   ? 0
                          : random.in_percent(70) ? 1 + random.below(6)
                          : random.in_percent(70) ? 1 + random.below(word_bits - 1)
                                                  : word_bits - 1 - random.below(5);
    return {random.bits(random.in_percent(80) ? bits : word_bits), bits};
}

/// An address that leads somewhere, level by level; returns how many bits it has.
unsigned follow_links(const Model& model, Random& random, Word& address) {
    unsigned depth = 0;
    for (Link cnode = model.root(); depth + cnode.bits() <= word_bits;) {
        const unsigned index = random.below(1u << radix_of(cnode.node));
        address = (cnode.bits() == word_bits ? 0 : address << cnode.bits()) |
                  cnode.guard << radix_of(cnode.node) | index;
        depth += cnode.bits();
        const Entry& entry = model.entry(cnode.node, index);
        if (entry.kind != Kind::Link || random.in_percent(15)) {
            break;
        }
        cnode = entry.link;
    }
    return depth;
}

Step any_find(const Model& model, Random& random) {
    const auto via = static_cast<Via>(random.below(4));
    Word address = 0;
    unsigned depth = follow_links(model, random, address);
    if (random.in_percent(5)) {
        depth = random.in_percent(50) ? 0 : word_bits + 1 + random.below(100);
    } else if (random.in_percent(20)) {
        depth = 1 + random.below(word_bits);
    } else if (random.in_percent(20)) {
        const unsigned more = random.below(word_bits - depth + 1);
        address = more == word_bits ? 0 : address << more;
        depth += more;
    }
    if (random.in_percent(25) && depth > 0) {
        address ^= power(random.below(depth < word_bits ? depth : word_bits));
    }
    if (random.in_percent(25) && depth < word_bits) {
        address |= random.bits(word_bits - depth) << depth;  // above the depth nothing counts
    }
    return find(via, address, depth);
}

}  // namespace

Step choose(const Model& model, Random& random) {
    for (;;) {
        const unsigned node = random.below(node_count);
        const unsigned index = random.below(mark_index(node));
        const Guard guard = any_guard(random);
        const unsigned kind = random.below(100);
        const Step step = kind < 16
                              ? link(node, index, random.below(node_count), guard.value, guard.bits)
                          : kind < 24 ? leaf(node, index, 1 + random.bits(7))
                          : kind < 32 ? clear(node, index)
                          : kind < 38 ? enter(node, guard.value, guard.bits)
                                      : any_find(model, random);
        if (model.is_decided(step)) {
            return step;
        }
    }
}

}  // namespace selfe::models::lookup
