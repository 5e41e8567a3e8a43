// Pages and address spaces that a case makes for itself.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/window.hpp"
#include "selfe/conformance/context.hpp"

namespace selfe::conformance {

/// A page of one of the architecture's sizes, out of the case's memory or another untyped.
template <class Size = SmallPage>
Cap<Page> make_page(Case& t, Cap<Untyped> from = Cap<Untyped>{case_slot::Memory}) {
    const Slot slot = t.empty_slot();
    t.must(from.retype<Size>(slot), "a page cannot be made");
    return Cap<Page>{slot.index};
}

/// An empty VSpace with an ASID of the initial pool.
Cap<VSpace> make_vspace(Case& t);

/// Makes and maps the translation table whose lack leaves `span_bits` of an address unresolved
/// (what a FailedLookup reply gives as bits left); ends the case if it cannot.
Cap<Any> map_table(Case& t, Cap<VSpace> vspace, Word vaddr, Word span_bits);

/// Maps a page together with the translation tables that are missing there; ends the case if it
/// cannot. Returns the last of these tables: no capability if none was missing. Every mapping of a
/// case goes when its memory is revoked.
Cap<Any> map_page(Case& t, Cap<VSpace> vspace, Cap<Page> page, Word vaddr,
                  Rights rights = Rights::read_write(),
                  VmAttributes attributes = VmAttributes::standard());

/// The memory at an address of the VSpace that all threads of a case share.
inline volatile Word& word_at(Word vaddr) {
    return *reinterpret_cast<volatile Word*>(vaddr);
}

/// Copies the capability to the image's page that holds `address`.
Cap<Page> copy_of_image_page(Case& t, const void* address);

}  // namespace selfe::conformance
