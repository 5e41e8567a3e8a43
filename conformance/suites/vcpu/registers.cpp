// VCPU.ReadRegs and WriteRegs: EL1's registers, kept for each virtual processor.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

namespace selfe::conformance {
namespace {

Reply read(Cap<Vcpu> vcpu, Word field) {
    return Invocation(vcpu, sys::ARMVCPUReadReg).words(field).call();
}

Reply write(Cap<Vcpu> vcpu, Word field, Word value) {
    return Invocation(vcpu, sys::ARMVCPUWriteReg).words(field, value).call();
}

constexpr Word value_for(Word field) {
    return 0xfedc'ba98'0000'0000 + field * 0x0101'0101;
}

/// Registers of which the architecture keeps every bit.
constexpr sys::seL4_VCPUReg whole[] = {
    sys::seL4_VCPUReg_TTBR0,     sys::seL4_VCPUReg_TTBR1,  sys::seL4_VCPUReg_FAR,
    sys::seL4_VCPUReg_TPIDR_EL1, sys::seL4_VCPUReg_SP_EL1, sys::seL4_VCPUReg_ELR_EL1,
};

}  // namespace

CASE(VcpuWriteRegs, WhatIsWrittenIsRead, "VCPU-026") {
    // No processor holds them: each is as wide as a word.
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    for (Word field = 0; field < Word{sys::seL4_VCPUReg_Num}; ++field) {
        CHECK_EQ("VCPU-026", write(vcpu, field, value_for(field)), success());
    }
    for (Word field = 0; field < Word{sys::seL4_VCPUReg_Num}; ++field) {
        CHECK_EQ("VCPU-026", read(vcpu, field), success(value_for(field)));
    }
}

CASE(VcpuWriteRegs, WhatIsWrittenWhileItsGuestIsLoadedIsRead, "VCPU-026") {
    Guest guest(t);
    REQUIRE(is_trap(guest.run(selfe_guest_look), trapped_smc(guest_end::Look)));
    // The registers are still the processor's: nobody else has used it as a guest.
    for (const sys::seL4_VCPUReg field : whole) {
        CHECK_EQ("VCPU-026", write(guest.vcpu(), field, value_for(field)), success());
    }
    for (const sys::seL4_VCPUReg field : whole) {
        CHECK_EQ("VCPU-026", read(guest.vcpu(), field), success(value_for(field)));
    }
    REQUIRE(is_trap(guest.run(selfe_guest_look), trapped_smc(guest_end::Look)));
    CHECK_EQ("VCPU-026", guest.registers().x1, value_for(sys::seL4_VCPUReg_TPIDR_EL1));
}

CASE(VcpuReadRegs, ReadsWhatTheGuestHasWritten, "VCPU-027") {
    Guest guest(t);
    REQUIRE(is_trap(guest.run(selfe_guest_look, {.x2 = 0xa5a5'0f0f'1234'8765}),
                    trapped_smc(guest_end::Look)));
    CHECK_EQ("VCPU-027", read(guest.vcpu(), sys::seL4_VCPUReg_TPIDR_EL1),
             success(Word{0xa5a5'0f0f'1234'8765}));
}

CASE(VcpuReadRegs, OfANewOneAreZeroButForTheControlRegister, "VCPU-030") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    constexpr Word translation_on = 1;
    for (Word field = 0; field < Word{sys::seL4_VCPUReg_Num}; ++field) {
        const Reply reply = read(vcpu, field);
        if (field == Word{sys::seL4_VCPUReg_SCTLR}) {
            CHECK_EQ("VCPU-030", reply.words[0] & translation_on, Word{0});
        } else {
            CHECK_EQ("VCPU-030", reply, success(0));
        }
    }
}

CASE(VcpuReadRegs, OfAFieldThatThereIsNotIsInvalidArgument, "VCPU-028") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    for (const Word field : {Word{sys::seL4_VCPUReg_Num}, ~Word{0}}) {
        CHECK_EQ("VCPU-028", read(vcpu, field), invalid_argument(1));
    }
    CHECK_EQ("VCPU-028", read(vcpu, Word{sys::seL4_VCPUReg_Num} - 1).label, Word{0});
}

CASE(VcpuWriteRegs, OfAFieldThatThereIsNotIsInvalidArgument, "VCPU-029") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    for (const Word field : {Word{sys::seL4_VCPUReg_Num}, ~Word{0}}) {
        CHECK_EQ("VCPU-029", write(vcpu, field, 1), invalid_argument(1));
    }
    CHECK_EQ("VCPU-029", write(vcpu, Word{sys::seL4_VCPUReg_Num} - 1, 1), success());
}

CASE(Vcpu, EachGuestHasItsOwnRegisters, "VCPU-035") {
    Guest first(t);
    Guest second(t);
    for (const sys::seL4_VCPUReg field : whole) {
        first.write(field, value_for(field));
        second.write(field, ~value_for(field));
    }
    // They take turns on one processor, each leaving another word behind.
    Word first_left = value_for(sys::seL4_VCPUReg_TPIDR_EL1);
    Word second_left = ~value_for(sys::seL4_VCPUReg_TPIDR_EL1);
    for (Word turn = 1; turn < 4; ++turn) {
        REQUIRE(is_trap(first.run(selfe_guest_look, {.x2 = turn}), trapped_smc(guest_end::Look)));
        CHECK_EQ("VCPU-035", first.registers().x1, first_left);
        REQUIRE(is_trap(second.run(selfe_guest_look, {.x2 = ~turn}), trapped_smc(guest_end::Look)));
        CHECK_EQ("VCPU-035", second.registers().x1, second_left);
        first_left = turn;
        second_left = ~turn;
    }
    for (const sys::seL4_VCPUReg field : whole) {
        if (field != sys::seL4_VCPUReg_TPIDR_EL1) {
            CHECK_EQ("VCPU-035", first.read(field), value_for(field));
            CHECK_EQ("VCPU-035", second.read(field), ~value_for(field));
        }
    }
}

}  // namespace selfe::conformance
