// Address space identifiers: two levels of tables from a number to a VSpace. Manual: ch:vspace.
// SPDX-License-Identifier: BSD-2-Clause
//
// The processor does not see them: they only make a capability find out whether what it was mapped
// in still exists.
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::arch::asid {

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

/// Makes `pool`, cleared memory, the one for the identifiers from `first_asid` on: boot.
void install(Word first_asid, Pool& pool);
/// Gives an identifier of an installed pool to a VSpace: boot.
void assign(Word asid, Word root);

/// The pool or VSpace of this last capability is gone.
void remove_pool(const AsidPoolCap& pool);
void remove_vspace(const Pml4Cap& vspace);

/// Methods of seL4_X86_ASIDControl and seL4_X86_ASIDPool. Manual: api:sel4_x86_asid*.
Status invoke_control(Invocation& call);
Status invoke_pool(Invocation& call);

void reset();

}  // namespace kernel::arch::asid
