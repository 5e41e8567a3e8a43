// Instructions in mapped pages: where they run, and when written ones do, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

// Writes code into a page that is mapped at the window, and makes it visible to fetches.
void write_code(Case& t, Cap<Page> page, const unsigned char* code) {
    __builtin_memcpy(reinterpret_cast<void*>(window), code, ProbeCode::size);
    t.must(page.unify_instruction(0, ProbeCode::size), "instructions cannot be unified");
}

}  // namespace

CASE(PageMap, ExecuteNeverRefusesFetches, "VS-242") {
    constexpr Word other_address = window + small_page_bytes;
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    write_code(t, page, ProbeCode::one());
    map_page(t, t.vspace(), t.copy_of(page), other_address, Rights::can_read(),
             VmAttributes::standard() | VmAttributes::execute_never());
    Probe probe(t, t.vspace());
    CHECK_EQ("VS-242", probe.execute(window), (Access{true, 1, 0, false}));
    CHECK_EQ("VS-242", probe.execute(other_address), (Access{false, 0, other_address, true}));
    CHECK("VS-242", probe.can_read(other_address));
}

CASE(PageUnifyInstruction, WrittenCodeRunsAsWritten, "VS-289") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    Probe probe(t, t.vspace());
    write_code(t, page, ProbeCode::one());
    CHECK_EQ("VS-289", probe.execute(window).value, Word{1});
    write_code(t, page, ProbeCode::two());
    CHECK_EQ("VS-289", probe.execute(window).value, Word{2});
}

}  // namespace selfe::conformance
