// Words with several values in them: a CNode capability's guard, a mapping's attributes.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 3;

// 64-bit: guard size in bits 0 to 5, guard above. 32-bit: size in bits 3 to 7, guard in 8 to 25,
// and bits that mean nothing.
constexpr bool is_wide = word_bits == 64;
constexpr Word guard_word(Word guard, Word bits) {
    constexpr Word padding = Word{0x3f} << 26 | 0b111;
    return is_wide ? guard << 6 | bits : (guard << 8 | bits << 3 | padding);
}

}  // namespace

CASE(CNodeCapData, HasGuardAndItsSizeAtTheirBits, "BF-004", "BF-005") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    const Cap<Endpoint> inside = t.make<Endpoint>();
    REQUIRE_OK(cnode.slot(5, radix).copy(t.slot_of(inside), Rights::all()));
    for (const Word bits : {Word{1}, Word{7}, Word{17}}) {
        const Word guard = (Word{1} << bits) - 1;
        const Slot slot = t.empty_slot();
        REQUIRE_EQ(Invocation(t.cnode(), sys::CNodeMint)
                       .words(slot.index, word_bits, cnode.bits, word_bits, ~Word{0},
                              guard_word(guard, bits))
                       .caps(t.cnode())
                       .call(),
                   success());
        const Cap<CNode> guarded{slot.index};
        CHECK(here("BF-004", "BF-005"),
              !t.is_empty(guarded.slot(guard << radix | 5, static_cast<uint8_t>(bits + radix))));
        CHECK_EQ(here("BF-004", "BF-005"),
                 Invocation(guarded, sys::CNodeDelete).words(5, bits + radix).call(),
                 guard_mismatch(Lookup::Other, bits + radix, guard, bits));
    }
}

CASE(VmAttributes, BitsThatMeanNothingAreIgnored, "BF-009") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), make_page(t), window);  // the tables are there
    const Word meaningless = Word{0xff} << (word_bits - 8);
    const Word vaddr = window + small_page_bytes;
    CHECK_EQ("BF-009",
             Invocation(page, method::page_map)
                 .words(vaddr, Rights::read_write().raw().words[0],
                        VmAttributes::standard().bits | meaningless)
                 .caps(t.vspace())
                 .call(),
             success());
    word_at(vaddr) = 9;
    CHECK_EQ("BF-009", word_at(vaddr), Word{9});
}

}  // namespace selfe::conformance
