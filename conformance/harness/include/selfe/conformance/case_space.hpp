// The CSpace and the priorities that every case finds, the same in each.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe::conformance {

/// 2^8 slots with a guard of zeros: a slot's number is its CPtr.
inline constexpr Word case_cnode_radix = 8;
/// The whole arena, out of which TCB, CNode and memory of a case are made: 512 KiB. The kernel
/// clears it after each case: who needs more than most do takes boot's memory (boot_space.hpp).
inline constexpr Word arena_bits = 19;
/// Untyped memory that a case has for its own objects: 256 KiB.
inline constexpr Word case_memory_bits = 18;

/// What stands in the slots of a case's CNode.
namespace case_slot {
enum Number : Word {
    Null = 0,
    Tcb = 1,           ///< the case's first thread
    CNode = 2,         ///< this CNode
    VSpace = 3,        ///< the root task's, which all threads share
    Memory = 4,        ///< untyped, 2^case_memory_bits bytes
    Monitor = 5,       ///< endpoint to the monitor: reports
    FaultHandler = 6,  ///< the same endpoint, badged for faults
    BootCNode = 7,     ///< the root task's CNode
    AsidPool = 8,
    AsidControl = 9,
    DomainSet = 10,
    Console = 11,        ///< what writing to the console invokes; empty if it invokes nothing
    TimeAuthority = 12,  ///< what makes time; empty without scheduling contexts
    SchedContext = 13,   ///< the first thread's time; empty likewise
    ReplyPlace = 14,     ///< where the first thread keeps a caller; empty likewise
    FirstFree = 16,
};
}  // namespace case_slot

/// Who runs before whom. The monitor judges and is never starved; the idle reporter runs only when
/// every thread of the case is blocked.
namespace priority {
enum Level : Word {
    IdleReporter = 0,
    Settling = 1,  ///< Case::settle waits here
    Low = 50,
    Body = 100,  ///< the case's first thread
    High = 150,
    CaseMaximum = 253,  ///< MCP of the case's first thread
    Monitor = 255,
};
}  // namespace priority

}  // namespace selfe::conformance
