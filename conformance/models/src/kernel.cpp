// The field of a kernel: the slots that a model plays in, and how they are made new.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/kernel.hpp"

#include <initializer_list>

namespace selfe::models {
namespace {

constexpr Word all_rights = 15;

}  // namespace

Answer Kernel::copy(Word to, Word from) {
    Message copy =
        message(interface_.labels.cnode_copy, to, word_bits, from, word_bits, all_rights);
    copy.caps[copy.cap_count++] = field_.root;
    return call(field_.root, copy);
}

Answer Kernel::mint(Word to, Word from, Word data) {
    Message mint =
        message(interface_.labels.cnode_mint, to, word_bits, from, word_bits, all_rights, data);
    mint.caps[mint.cap_count++] = field_.root;
    return call(field_.root, mint);
}

Answer Kernel::remove(Word slot) {
    return call(field_.root, message(interface_.labels.cnode_delete, slot, word_bits));
}

Answer Kernel::revoke(Word slot) {
    return call(field_.root, message(interface_.labels.cnode_revoke, slot, word_bits));
}

Answer Kernel::retype(Word untyped, Word type, Word size_bits, Word to) {
    Message retype = message(interface_.labels.untyped_retype, type, size_bits, 0, 0, to, 1);
    retype.caps[retype.cap_count++] = field_.root;
    return call(untyped, retype);
}

bool Kernel::renew() {
    // A kernel that revokes wrongly must not spoil the next sequence, so each slot is emptied, too.
    bool is_done = revoke(field_.pool).is_success();
    for (const Word slot : {field_.canary, field_.scratch[0], field_.scratch[1]}) {
        is_done &= remove(slot).is_success();
    }
    for (Word i = 0; i < Field::window_size; ++i) {
        is_done &= remove(field_.window + i).is_success();
    }
    // The arena first, so that it lies at the pool's start.
    return is_done &&
           retype(field_.pool, interface_.types.untyped, arena_bits, field_.window).is_success() &&
           retype(field_.pool, interface_.types.notification, 0, field_.canary).is_success();
}

}  // namespace selfe::models
