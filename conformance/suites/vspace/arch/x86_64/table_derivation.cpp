// Capabilities to translation tables: copied only while the table is in use, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(Derivation, UnmappedPdptOrPageDirectoryIsIllegalOperation, "CN-163", "CN-164") {
    const Slot slot = t.empty_slot();
    for (const Cap<Any> table : {Cap<Any>(t.make<Pdpt>()), Cap<Any>(t.make<PageDirectory>())}) {
        CHECK_EQ("CN-163", slot.copy(t.slot_of(table), Rights::all()), Error::IllegalOperation);
        CHECK_EQ("CN-164", slot.mint(t.slot_of(table), Rights::all(), 0), Error::IllegalOperation);
    }
    // In use they can be copied: nothing else held them back.
    const Tables tables(t, make_vspace(t), window);
    for (const Cap<Any> table : {Cap<Any>(tables.pdpt), Cap<Any>(tables.directory)}) {
        CHECK_EQ("CN-163", t.empty_slot().copy(t.slot_of(table), Rights::all()), Error::NoError);
        CHECK_EQ("CN-164", t.empty_slot().mint(t.slot_of(table), Rights::all(), 0), Error::NoError);
    }
}

}  // namespace selfe::conformance
