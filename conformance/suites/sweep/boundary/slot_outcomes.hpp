// What is answered to the parts of a slot's address: index, depth, and Retype's window of slots.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "boundary.hpp"
#include "selfe/config.hpp"

namespace selfe::conformance::sweep {

inline constexpr Word case_slots = Word{1} << case_cnode_radix;
inline constexpr Word case_guard_bits = word_bits - case_cnode_radix;
inline constexpr Word fan_out = config::number("RETYPE_FAN_OUT_LIMIT");

/// A depth, of an index below case_slots in the case's CNode.
constexpr Expected depth(const Attempt& a, Lookup which) {
    const Word value = static_cast<Word>(a.value);
    if (!a.is_within()) {
        return Expected::refusal(range_error(1, word_bits));
    }
    if (value < case_guard_bits) {
        return Expected::refusal(guard_mismatch(which, value, 0, case_guard_bits));
    }
    // With one bit less, the slot's number must not reach into the guard: slots of a case start
    // low.
    return value == word_bits       ? Expected::success()
           : value == word_bits - 1 ? Expected::refusal(depth_mismatch(which, value, word_bits))
                                    : Expected::undecided();
}

/// The depth of a CNode's address at Retype, with an index of 0, whose slot is empty. A depth of 0
/// names the root itself.
constexpr Expected node_depth(const Attempt& a) {
    if (a.value == 0) {
        return Expected::success();
    }
    return a.value == word_bits ? Expected::refusal(missing_capability(Lookup::Other, word_bits))
                                : depth(a, Lookup::Other);
}

/// An index that the case's guard of zeros has no place for.
constexpr Expected against_the_guard(Lookup which) {
    return Expected::refusal(guard_mismatch(which, word_bits, 0, case_guard_bits));
}

/// The slot that is to be filled. 1 holds the case's TCB; 0 and the last are empty.
constexpr Expected destination_index(const Attempt& a) {
    if (a.value >= case_slots) {
        return against_the_guard(Lookup::Other);
    }
    return a.value == 1                                  ? Expected::refusal(delete_first())
           : (a.value == 0 || a.value == case_slots - 1) ? Expected::success()
                                                         : Expected::undecided();
}

/// The slot of a method that is content with an empty one.
constexpr Expected target_index(const Attempt& a) {
    return a.value >= case_slots                         ? against_the_guard(Lookup::Other)
           : (a.value == 0 || a.value == case_slots - 1) ? Expected::success()
                                                         : Expected::undecided();
}

/// The slot that something is taken from; `empty` says how an empty one is named.
constexpr Expected source_index(const Attempt& a, Lookup empty = Lookup::Source) {
    return a.value >= case_slots ? against_the_guard(Lookup::Source)
           : (a.value == 0 || a.value == case_slots - 1)
               ? Expected::refusal(missing_capability(empty, word_bits))
               : Expected::undecided();
}

/// The first slot of Retype's window, which is one slot long.
constexpr Expected node_offset(const Attempt& a) {
    return a.is_within() ? destination_index(a) : Expected::refusal(range_error(0, case_slots - 1));
}

/// The length of Retype's window from the message's slot on.
constexpr Expected num_objects(const Attempt& a) {
    if (!a.is_within()) {
        return Expected::refusal(range_error(1, fan_out));
    }
    const Word slots_left = case_slots - a.message.filled_slot();
    return a.value == 1           ? Expected::success()
           : a.value > slots_left ? Expected::refusal(range_error(1, slots_left))
                                  : Expected::undecided();
}

}  // namespace selfe::conformance::sweep
