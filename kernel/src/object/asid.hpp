// Address space identifiers: two levels of tables from a number to a VSpace. Manual: ch:vspace.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::asid {

/// Identifiers a pool holds, and pools there can be.
inline constexpr Word pool_capacity = Word{1} << seL4_ASIDPoolIndexBits;
inline constexpr Word max_pools = Word{1} << seL4_NumASIDPoolsBits;

/// The physical addresses of VSpaces; 0: free.
struct Pool {
    Word roots[pool_capacity];
};

static_assert(sizeof(Pool) == std::size_t{1} << seL4_ASIDPoolBits,
              "a pool must have the size that kernel/libsel4 promises");

/// The top-level table of the VSpace with this identifier; 0: there is none. 0 is no identifier.
Word find(Word asid);

/// The root of the VSpace in which something was mapped. Errors: FailedLookup.
Result<Word> find_root(Word asid);

/// The root that a VSpace capability and its ASID agree on.
/// Errors: FailedLookup (its pool is gone), InvalidCapability `capability`
/// (another VSpace has the ASID).
Result<Word> find_root(const VSpaceCap& cap, Word capability);

/// Makes `pool`, cleared memory, the one for the identifiers from `first_asid` on: boot.
void install(Word first_asid, Pool& pool);
/// Gives an identifier of an installed pool to a VSpace: boot.
void assign(Word asid, Word root);

/// The pool or VSpace of this last capability is gone.
void remove_pool(const AsidPoolCap& pool);
void remove_vspace(const VSpaceCap& vspace);

/// Methods of ASIDControl and ASIDPool. Manual: api:sel4_arm_asid*, api:sel4_x86_asid*.
Status invoke_control(Invocation& call);
Status invoke_pool(Invocation& call);

void reset();

}  // namespace kernel::asid
