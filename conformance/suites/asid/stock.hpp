// ASID pools and VSpaces by the hundred: what a case's own memory and CNode do not hold.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

/// Objects out of boot's memory, kept in a CNode of their own. One a case: it takes the BootSpace.
class Stock {
  public:
    static constexpr Word radix = 11;
    // Twice what the VSpaces of a pool take.
    static constexpr Word memory_bits = sys::seL4_VSpaceBits + radix;

    explicit Stock(Case& t)
        : case_(t), boot_(t), kept_(t.make<CNode>(radix)), scratch_(t.empty_slot()) {
        const UntypedRegion region = unused_untyped(t, boot_, memory_bits, false);
        memory_ = t.make_from<Untyped>(boot_.cap<Untyped>(region.cap.bits), memory_bits);
    }

    Cap<Untyped> memory() const { return memory_; }
    /// Where an object is made that the next one will make room for.
    Slot scratch() const { return scratch_; }
    /// A slot that keeps the `number`-th object.
    Slot kept(Word number) const { return kept_.slot(number, radix); }

    /// Makes a pool and keeps it as `number`.
    Reply make_pool(Word number) {
        must(memory_.retype<Untyped>(scratch_, sys::seL4_ASIDPoolBits));
        const Reply reply = Invocation(case_.asid_control(), method::asid_control_make_pool)
                                .words(number, radix)
                                .caps(Cap<Untyped>{scratch_.index}, kept_)
                                .call();
        must(scratch_.delete_());
        return reply;
    }
    /// Makes a VSpace, asks for an ASID of `pool`, and keeps it as `number`.
    Reply assign(Cap<AsidPool> pool, Word number) {
        must(memory_.retype<VSpace>(scratch_));
        const Reply reply =
            Invocation(pool, method::asid_pool_assign).caps(Cap<VSpace>{scratch_.index}).call();
        must(kept(number).move(scratch_));
        return reply;
    }

  private:
    void must(Error error) { case_.must(error, "the stock cannot be arranged"); }

    Case& case_;
    BootSpace boot_;
    Cap<CNode> kept_;
    Slot scratch_;
    Cap<Untyped> memory_;
};

inline constexpr Word pools = Word{1} << sys::seL4_NumASIDPoolsBits;

/// Makes pools until one is refused; boot has made the first.
inline Word exhaust_pools(Stock& stock, Reply& refusal) {
    Word made = 0;
    for (refusal = stock.make_pool(made); refusal == success(); refusal = stock.make_pool(made)) {
        ++made;
    }
    return made;
}

}  // namespace selfe::conformance
