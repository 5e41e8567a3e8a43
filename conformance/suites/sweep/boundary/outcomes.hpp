// What a value is answered where it takes more than two limits to say so.
// SPDX-License-Identifier: BSD-2-Clause
//
// arguments.toml calls these by name; `a` is there the value and the message that it is sent in.
#pragma once

#include "arch_outcomes.hpp"
#include "boundary.hpp"
#include "selfe/config.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/registers.hpp"
#include "slot_outcomes.hpp"

namespace selfe::conformance::sweep {

inline constexpr Word domains = config::number("NUM_DOMAINS");
/// The untyped that a method of untypeds is invoked on: Objects::of.
inline constexpr Word untyped_bits = sys::seL4_ASIDPoolBits;
inline constexpr Word schedule_entries = config::number_or("NUM_DOMAIN_SCHEDULES", 2);
inline constexpr Word nodes = config::number("MAX_NUM_NODES");
inline constexpr Value longest_duration = (Value{1} << 56) - 1;

/// A number that must lie within the rule's limits: the refusal, or what else is said.
constexpr Expected within_limits(const Attempt& a, Reply refused,
                                 Expected inside = Expected::success()) {
    return a.is_within() ? inside : Expected::refusal(refused);
}

/// How large an object that Retype makes is to be: `slot_bits` more than the size says, at least
/// `least`, out of an untyped of `untyped_bits`.
constexpr Expected size_bits(const Attempt& a, Word least, Word slot_bits) {
    if (a.value > sys::seL4_MaxUntypedBits) {
        return Expected::refusal(range_error(0, sys::seL4_MaxUntypedBits));
    }
    if (a.value < least) {
        return Expected::refusal(invalid_argument(1));
    }
    if (a.value + slot_bits > sys::seL4_MaxUntypedBits) {
        return Expected::undecided();  // too large for the method, or only for this untyped?
    }
    return a.value + slot_bits <= untyped_bits
               ? Expected::success()
               : Expected::refusal(not_enough_memory(Word{1} << untyped_bits));
}

/// A guard of zeros of this length, as data of a CNode (section "CNode methods").
constexpr Word guard_of(Word length) {
    return word_bits == 64 ? length : length << 3;
}

/// A CNode's guard as data (section "CNode methods"): the guard's length and the radix must fit
/// into a word. 0 leaves the guard alone.
constexpr Expected guard_data(const Attempt& a, Word radix) {
    const Value length = word_bits == 64 ? a.value & 0x3f : a.value >> 3 & 0x1f;
    return length + radix > word_bits ? Expected::refusal(illegal_operation())
                                      : Expected::success();
}

/// Where an IPC buffer is: whole buffers from 0 on, which is none.
constexpr Expected buffer_address(const Attempt& a) {
    constexpr Value bytes = Value{1} << sys::seL4_IPCBufferSizeBits;
    return a.value % bytes == 0 ? Expected::success() : Expected::refusal(alignment_error());
}

/// An index into the domain schedule. Released kernels keep the last entry for their end marker,
/// and refuse it, too. What is accepted would change how the suite itself is run.
constexpr Expected schedule_index(const Attempt& a) {
    return a.value < schedule_entries - 1
               ? Expected::undecided()
               : Expected::refusal(Either{range_error(0, schedule_entries - 1),
                                          range_error(0, schedule_entries - 2)});
}

/// Where the schedule starts: after boot there is one entry, at 0.
constexpr Expected schedule_start(const Attempt& a) {
    return !a.is_within() ? Expected::refusal(range_error(0, schedule_entries - 1))
           : a.value != 0 ? Expected::refusal(invalid_argument(0))
                          : Expected::undecided();
}

/// A number that only the machine limits: whether it is taken is another matter, but what the
/// kernel names as the limit is none too large.
constexpr Expected named_limit(const Attempt& a) {
    return a.value == a.most ? Expected::not_error(sys::seL4_RangeError) : Expected::undecided();
}

/// How many registers are written: as many words must follow, and none does.
constexpr Expected words_that_follow(const Attempt& a) {
    return a.value == 0 ? Expected::success() : Expected::refusal(truncated_message());
}

/// Where a page is mapped. The image is somewhere, and elsewhere tables are missing.
constexpr Expected page_address(const Attempt& a) {
    const bool is_aligned = a.value % small_page_bytes == 0;
    if (a.value <= last_user_page) {
        return !is_aligned                 ? Expected::refusal(alignment_error())
               : a.value == last_user_page ? Expected::not_error(sys::seL4_InvalidArgument)
                                           : Expected::undecided();
    }
    // Which of two faults is named, nobody promises.
    return is_aligned ? Expected::refusal(invalid_argument(0))
                      : Expected::refusal(Either{invalid_argument(0), alignment_error()});
}

/// Where a translation table is mapped: whatever address of what it spans.
constexpr Expected table_address(const Attempt& a) {
    return a.value < first_kernel_address_of_tables ? Expected::undecided()
                                                    : Expected::refusal(invalid_argument(0));
}

/// Budget and period, in messages where the other one is a turn; the kernel names its limits in
/// words, which may be too short for the greatest time.
constexpr Expected budget(const Attempt& a, Value turn) {
    const Word least = static_cast<Word>(a.least);
    const Word most = static_cast<Word>(a.most);
    return a.value < a.least ? Expected::refusal(range_error(least, most))
           : a.value <= turn ? Expected::success()
           : word_bits == 32 ? Expected::error(sys::seL4_RangeError)
                             : Expected::refusal(Either{range_error(least, static_cast<Word>(turn)),
                                                        range_error(least, most)});
}
constexpr Expected period(const Attempt& a, Value turn) {
    const Word least = static_cast<Word>(a.least);
    const Word most = static_cast<Word>(a.most);
    if (a.value < turn) {
        return Expected::refusal(
            Either{range_error(least, static_cast<Word>(a.value)), range_error(least, most)});
    }
    return a.value == turn || (a.value <= a.most && word_bits == 64) ? Expected::success()
           : word_bits == 64 ? Expected::refusal(range_error(least, most))
                             : Expected::undecided();
}

/// Arranges that the page is mapped whose cache a method is about.
inline void map_target(Objects& objects, const Method& method, const Message& message) {
    Case& t = objects.test();
    map_page(t, t.vspace(), Cap<Page>{message.target().bits},
             objects.free_address(*method.interface));
}

/// Arranges that a page is mapped at `window`.
inline void map_window(Objects& objects, const Method& method, const Message&) {
    objects.free_address(*method.interface);
}

}  // namespace selfe::conformance::sweep
