// Address spaces do not see each other, nor what was there before.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {

CASE(VSpace, SeesItsOwnDataAtASharedAddress, "VS-374") {
    const Cap<VSpace> first = make_vspace(t);
    const Cap<VSpace> second = make_vspace(t);
    map_page(t, first, make_page(t), window);
    map_page(t, second, make_page(t), window);
    Probe in_first(t, first);
    Probe in_second(t, second);
    REQUIRE(in_first.can_write(window, 1));
    REQUIRE(in_second.can_write(window, 2));
    CHECK_EQ("VS-374", in_first.read(window).value, Word{1});
    CHECK_EQ("VS-374", in_second.read(window).value, Word{2});
    // And the case's own has nothing there.
    Probe here(t, t.vspace());
    CHECK("VS-374", !here.can_read(window));
}

CASE(VSpace, ShowsTheNewPageAtAReusedAddress, "VS-375") {
    Probe probe(t, t.vspace());
    for (Word value = 1; value <= 4; ++value) {
        const Cap<Page> page = make_page(t);
        map_page(t, t.vspace(), page, window);
        CHECK_EQ("VS-375", probe.read(window).value, Word{0});
        REQUIRE(probe.can_write(window, value));
        REQUIRE_OK(page.unmap());
    }
}

}  // namespace selfe::conformance
