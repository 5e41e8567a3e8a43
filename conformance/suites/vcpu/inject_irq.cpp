// VCPU.InjectIRQ refused: each number beyond its range; accepted without a thread.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

namespace selfe::conformance {
namespace {

/// The numbers of one virtual interrupt as the method's message has them.
struct Injection {
    Word virq = 40;
    Word priority = 1;
    Word group = 0;
    Word index = 0;

    Reply into(Cap<Vcpu> vcpu) const {
        return Invocation(vcpu, sys::ARMVCPUInjectIRQ)
            .words(virq | priority << 16 | group << 24 | index << 32)
            .call();
    }
};

}  // namespace

CASE(VcpuInjectIrq, WithoutAThreadIsAccepted, "VCPU-020") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    CHECK_EQ("VCPU-020", Injection{}.into(vcpu), success());
    // It is none the worse for it.
    const Result<Word> word = vcpu.read_regs(sys::seL4_VCPUReg_TPIDR_EL1);
    CHECK_EQ("VCPU-020", word.error(), Error::NoError);
}

CASE(VcpuInjectIrq, IntoARegisterInUseIsDeleteFirst, "VCPU-021") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    REQUIRE_EQ(Injection{}.into(vcpu), success());
    // Released kernels let a pending one be replaced; what is in use without doubt, no case makes.
    CHECK_EQ("VCPU-021", Injection{.virq = 41}.into(vcpu), (Either{delete_first(), success()}));
    CHECK_EQ("VCPU-021", (Injection{.virq = 41, .index = 1}.into(vcpu)), success());
}

CASE(VcpuInjectIrq, OfANumberAbove1023IsRangeError, "VCPU-022") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    for (const Word virq : {Word{1024}, Word{0xffff}}) {
        CHECK_EQ("VCPU-022", Injection{.virq = virq}.into(vcpu), range_error(0, 1023));
    }
    CHECK_EQ("VCPU-022", Injection{.virq = 1023}.into(vcpu), success());
}

CASE(VcpuInjectIrq, OfAPriorityAbove31IsRangeError, "VCPU-023") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    for (const Word priority : {Word{32}, Word{255}}) {
        CHECK_EQ("VCPU-023", Injection{.priority = priority}.into(vcpu), range_error(0, 31));
    }
    CHECK_EQ("VCPU-023", Injection{.priority = 31}.into(vcpu), success());
}

CASE(VcpuInjectIrq, OfAGroupAbove1IsRangeError, "VCPU-024") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    for (const Word group : {Word{2}, Word{255}}) {
        CHECK_EQ("VCPU-024", Injection{.group = group}.into(vcpu), range_error(0, 1));
    }
    CHECK_EQ("VCPU-024", Injection{.group = 1}.into(vcpu), success());
}

CASE(VcpuInjectIrq, IntoARegisterThatThereIsNotIsRangeError, "VCPU-025") {
    // How many there are, only the machine knows: the last that a refusal names must be one.
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    const Reply refused = Injection{.index = 255}.into(vcpu);
    CHECK_EQ("VCPU-025", refused, range_error(0, refused.words[1]));
    CHECK("VCPU-025", refused.words[1] < 64);
    CHECK_EQ("VCPU-025", Injection{.index = refused.words[1] + 1}.into(vcpu), refused);
    CHECK_EQ("VCPU-025", Injection{.index = refused.words[1]}.into(vcpu), success());
}

}  // namespace selfe::conformance
