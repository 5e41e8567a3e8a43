// What can be done to the registers of a few threads: the steps of the register model.
// SPDX-License-Identifier: BSD-2-Clause
//
// Values come from a seed, since only that they differ counts.
#pragma once

#include "selfe/format.hpp"
#include "selfe/models/word.hpp"

namespace selfe::models::registers {

inline constexpr unsigned thread_count = 3;

enum class Method : uint8_t {
    Write,     ///< the first `count` registers
    Truncate,  ///< a Write of `count` registers whose message has one less
    Read,      ///< `count` registers, and suspends if `flags` says so
    Copy,      ///< from `source`; `flags` says what
    SetTls,
    Suspend,
    Resume,    ///< at an instruction that faults
    Exchange,  ///< runs code that shows all registers, sets them anew and faults
    Trap,      ///< makes a system call that does not exist
    Call,      ///< calls the player, who answers with `count` words
    Preempt,   ///< spins until it was interrupted
    Answer,    ///< answers the last fault, with `count` words
    Refuse,    ///< answers it with a label: the thread stays stopped
    FillFpu,   ///< runs code that fills the floating-point registers
    CountFpu,  ///< runs code that counts how many still hold that
};
inline constexpr unsigned method_count = 15;

/// Flags of Copy; the first is Read's, too.
inline constexpr uint8_t suspend_source = 1;
inline constexpr uint8_t transfer_frame = 4;
inline constexpr uint8_t transfer_integer = 8;

struct Step {
    Method method;
    uint8_t thread;
    uint8_t source;
    uint8_t count;
    uint8_t flags;
    uint16_t seed;
};

/// Any step: what it does not use is 0.
constexpr Step step(Method method, unsigned thread, unsigned count = 0, unsigned seed = 0,
                    unsigned source = 0, unsigned flags = 0) {
    return {method,
            static_cast<uint8_t>(thread),
            static_cast<uint8_t>(source),
            static_cast<uint8_t>(count),
            static_cast<uint8_t>(flags),
            static_cast<uint16_t>(seed)};
}

/// Makes the n-th try at a simpler step: lower numbers. False: there are no more.
bool simplify(Step& step, unsigned n);

/// The step as C++: `step(Method::Write, 1, 3, 77)`.
void write(Format& text, const Step& step);

}  // namespace selfe::models::registers
