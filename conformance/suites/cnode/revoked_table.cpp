// Revoking the memory of a translation table: what was mapped in it stays, unmapped.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {

CASE(CNodeRevoke, OfATablesMemoryUnmapsThePagesAndKeepsTheirCapabilities, "CN-141") {
    const Cap<Page> page = make_page(t);
    const Cap<Any> table = map_page(t, t.vspace(), page, window);
    Probe probe(t, t.vspace());
    REQUIRE(probe.can_write(window, 141));
    // The last capability to the table goes, as when its memory is revoked.
    REQUIRE_OK(t.slot_of(table).delete_());
    CHECK("CN-141", !probe.can_read(window));
    CHECK("CN-141", !t.is_empty(page));
    map_page(t, t.vspace(), page, window);
    CHECK_EQ("CN-141", probe.read(window).value, Word{141});
}

}  // namespace selfe::conformance
