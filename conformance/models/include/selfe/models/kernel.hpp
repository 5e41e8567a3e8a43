// What a model needs of a kernel: three system calls, some slots, and the numbers of the interface.
// SPDX-License-Identifier: BSD-2-Clause
//
// On the target a trap stands behind it; natively the portable core of the reference kernel.
#pragma once

#include "selfe/models/answer.hpp"

namespace selfe::models {

/// The numbers of an interface that differ with architecture and configuration.
struct Interface {
    struct {
        Word untyped_retype;
        Word tcb_read_registers, tcb_write_registers;
        Word cnode_revoke, cnode_delete, cnode_copy, cnode_mint, cnode_move, cnode_mutate,
            cnode_rotate;
        Word frame_get_address;
    } labels;
    struct {
        Word untyped, tcb, endpoint, notification, cnode, frame;
    } types;
    struct {
        unsigned min_untyped, tcb, endpoint, notification, slot, frame;
    } size_bits;
    /// Objects of one Retype at most.
    Word fan_out_limit;
    /// seL4_CNode_CapData_new, which takes no guard of more than `max_guard_bits`.
    Word (*guard_word)(Word guard, unsigned guard_bits);
    unsigned max_guard_bits;
    unsigned badge_bits;

    /// The word that gives a CNode capability a guard. What does not fit into it is cut off; the
    /// guard's size can be more than what fits.
    Word guard_data(Word guard, unsigned guard_bits) const {
        return guard_word(low_part(guard, max_guard_bits), guard_bits);
    }
};

/// Slots that models use, as numbers that are at once addresses of word_bits from `root`, and the
/// calling thread's CPtrs. All but `root` and `pool` are the models' own.
struct Field {
    static constexpr Word window_size = 17;

    Word root;    ///< a CNode capability
    Word pool;    ///< untyped memory, 2^pool_bits bytes, that nobody else uses
    Word canary;  ///< a notification that stays out of the game
    Word scratch[2];
    Word window;  ///< the first of `window_size` slots; it gets the arena
};
inline constexpr unsigned pool_bits = 17;
inline constexpr unsigned arena_bits = 15;

/// A message to a capability.
struct Message {
    Word label{};
    Word words[8]{};
    size_t length{};
    Word caps[2]{};
    size_t cap_count{};
};

template <class... Words>
constexpr Message message(Word label, Words... words) {
    return {label, {static_cast<Word>(words)...}, sizeof...(words), {}, 0};
}

/// The kernel that is compared with a model, as one thread sees it.
class Kernel {
  public:
    Kernel(const Interface& interface, const Field& field) : interface_(interface), field_(field) {}
    Kernel(const Kernel&) = delete;

    virtual Answer call(Word cptr, const Message& message) = 0;
    virtual void nb_send(Word cptr) = 0;
    /// Receives without blocking; the badge, 0 if there is nothing.
    virtual Word poll(Word cptr) = 0;

    const Interface& interface() const { return interface_; }
    const Field& field() const { return field_; }

    /// Methods of the root CNode on its own slots.
    Answer copy(Word to, Word from);
    Answer mint(Word to, Word from, Word data);
    Answer remove(Word slot);
    Answer revoke(Word slot);
    /// One object into the slot `to` of the root CNode.
    Answer retype(Word untyped, Word type, Word size_bits, Word to);

    /// Empties the field, and makes arena (2^arena_bits bytes) and canary anew. False if the kernel
    /// refuses.
    bool renew();

  protected:
    ~Kernel() = default;

  private:
    const Interface& interface_;
    Field field_;
};

}  // namespace selfe::models
