// Address space identifiers: two levels of tables from a number to a VSpace. Manual: ch:vspace.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/asid.hpp"

#include "arch/asid_rules.hpp"
#include "cap/cspace.hpp"
#include "cap/derivation.hpp"

namespace kernel::asid {
namespace {

/// Invariant: a pool is here for exactly as long as there is a capability to it.
constinit Pool* pools[max_pools]{};

Pool*& pool_of(Word asid) {
    return pools[asid >> seL4_ASIDPoolIndexBits];
}

/// The untyped that becomes a pool. Errors: InvalidCapability 1, RevokeFirst.
Status check_untyped(const Slot& slot) {
    if (!slot.cap.is<UntypedCap>()) {
        return Error::invalid_capability(1);
    }
    const auto untyped = slot.cap.as<UntypedCap>();
    if (untyped.size_bits != seL4_ASIDPoolBits || untyped.is_device) {
        return Error::invalid_capability(1);
    }
    return derivation::has_children(slot) ? Status{Error::revoke_first()} : ok;
}

/// MakePool: words index and depth; extra capabilities untyped and the destination's root.
Status make_pool(const Invocation& call) {
    if (!call.has(2, 2)) {
        return Error::truncated_message();
    }
    Word number = 0;
    while (number < max_pools && pools[number]) {
        ++number;
    }
    if (number == max_pools) {
        return Error::delete_first();
    }
    Slot& parent = *call.extra(0);
    if (const Status usable = check_untyped(parent); !usable) {
        return usable;
    }
    const auto destination =
        cspace::lookup_empty(call.extra(1)->cap, call.argument(0), call.argument(1));
    if (!destination) {
        return destination.error();
    }
    auto untyped = parent.cap.as<UntypedCap>();
    untyped.watermark = bit(untyped.size_bits);
    parent.cap = untyped;
    Pool& pool = *machine::from_physical<Pool>(untyped.base);
    pool = {};
    pools[number] = &pool;
    derivation::insert_copy(AsidPoolCap{untyped.base, number << seL4_ASIDPoolIndexBits}, parent,
                            **destination);
    return ok;
}

Status assign_free(const Invocation& call) {
    if (!call.has(0, 1)) {
        return Error::truncated_message();
    }
    Slot& slot = *call.extra(0);
    if (!slot.cap.is<VSpaceCap>() || slot.cap.as<VSpaceCap>().asid != 0) {
        return Error::invalid_capability(1);
    }
    const auto cap = call.slot.cap.as<AsidPoolCap>();
    Pool& pool = *pool_of(cap.first_asid);
    for (Word i = 0; i < pool_capacity; ++i) {
        const Word asid = cap.first_asid + i;
        if (asid != 0 && pool.roots[i] == 0) {
            auto vspace = slot.cap.as<VSpaceCap>();
            vspace.asid = asid;
            slot.cap = vspace;
            pool.roots[i] = vspace.base;
            return ok;
        }
    }
    return Error::delete_first();
}

}  // namespace

Word find(Word asid) {
    const Pool* pool = pool_of(asid);
    return asid != 0 && pool ? pool->roots[asid % pool_capacity] : 0;
}

Result<Word> find_root(Word asid) {
    const Word root = find(asid);
    if (root == 0) {
        return Error::failed_lookup(false, LookupFailure::invalid_root());
    }
    return root;
}

Result<Word> find_root(const VSpaceCap& cap, Word capability) {
    const auto root = find_root(cap.asid);
    if (root && *root != cap.base) {
        return Error::invalid_capability(capability);
    }
    return root;
}

void install(Word first_asid, Pool& pool) {
    pool_of(first_asid) = &pool;
}

void assign(Word asid, Word root) {
    pool_of(asid)->roots[asid % pool_capacity] = root;
}

void remove_pool(const AsidPoolCap& cap) {
    Pool*& pool = pool_of(cap.first_asid);
    for (Word i = 0; i < pool_capacity; ++i) {
        if (pool->roots[i] != 0) {
            arch::forget_asid(cap.first_asid + i);
        }
    }
    pool = nullptr;
}

void remove_vspace(const VSpaceCap& vspace) {
    if (find(vspace.asid) == vspace.base) {
        arch::forget_asid(vspace.asid);
        assign(vspace.asid, 0);
    }
}

Status invoke_control(Invocation& call) {
    return call.label == arch::asid_make_pool ? make_pool(call)
                                              : Status{Error::illegal_operation()};
}

Status invoke_pool(Invocation& call) {
    return call.label == arch::asid_assign ? assign_free(call) : Status{Error::illegal_operation()};
}

void reset() {
    for (Pool*& pool : pools) {
        pool = nullptr;
    }
}

}  // namespace kernel::asid
