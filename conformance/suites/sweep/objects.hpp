// One object of each type that a method can be invoked on or given, to try messages on.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "method.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance::sweep {

bool is_same(const char* a, const char* b);
bool ends_with(const char* text, const char* end);

/// Of the CNodes that a message names beside the case's own.
inline constexpr Word small_cnode_radix = 2;

/// Where a case of a sweep takes its objects, slots and addresses from.
class Objects {
  public:
    explicit Objects(Case& t) : t_(t), boot_(t) {}

    /// A capability to an object of this type: a new one where objects of the type can be made, the
    /// one that boot gave otherwise. No capability (null) if it can have none here.
    Cap<Any> of(const Interface& interface);
    /// What a method takes under this name and type. Many parameters are of no closer type than
    /// seL4_CPtr: there the name says what they mean.
    Cap<Any> of(const Argument& argument);

    /// Why there is none.
    const char* why_none(const Interface& interface) const;

    Cap<Any> unassigned_vspace() { return t_.make<VSpace>(); }

    /// An empty slot of the case's CNode, another one each time.
    Word empty_slot() { return t_.empty_slot().index; }
    /// A slot with a capability that can be copied, moved, and given a guard or badge of 0.
    Word full_slot() { return t_.make<CNode>(small_cnode_radix).bits; }
    /// An address at which an object of this type, page or translation table, can be mapped: the
    /// tables above it are there, and nothing else is.
    Word free_address(const Interface& interface);

    Case& test() { return t_; }
    /// The CSpace in which all these capabilities have their addresses.
    Cap<CNode> cspace() const { return boot_.cspace(); }

  private:
    Cap<Any> made(Word object_type, Word size_bits);
    Cap<Any> from_boot(Word slot);
    Cap<Any> irq_handler();
    Cap<Any> other_vspace();
    /// The objects that only some architectures have: arch/<name>/arch_objects.cpp.
    Cap<Any> arch_object(const Interface& interface);

    Case& t_;
    BootSpace boot_;
    Word addresses_given_ = 0;
    // A second one of these cannot be had.
    Cap<Any> irq_handler_;
    // Not needed twice.
    Cap<Any> other_vspace_;
    Cap<Any> io_ports_;
};

/// The bytes that a mapped object of this type spans: arch/<name>/arch_objects.cpp.
Word span_of(const Interface& interface);

}  // namespace selfe::conformance::sweep
