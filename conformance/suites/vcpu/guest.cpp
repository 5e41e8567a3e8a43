// Sets a guest's thread up, starts it and takes its faults.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

#include "selfe/conformance/scheduling/time.hpp"

namespace selfe::conformance {

Guest::Guest(Case& t, Unbound) : t_(t), endpoint_(t.make<Endpoint>()), tcb_(t.make<Tcb>()) {
    t.must(tcb_.set_space(endpoint_, t.cnode(), 0, t.vspace(), 0),
           "a guest's thread cannot be configured");
    t.must(tcb_.set_priority(t.tcb(), priority::Body), "a guest's priority cannot be set");
    t.must(give_time(t.time_authority(), tcb_, t.memory(), t.empty_slot()),
           "a guest cannot be given time");
}

Guest::Guest(Case& t) : Guest(t, Unbound{}) {
    vcpu_ = t.make<Vcpu>();
    t.must(vcpu_.set_tcb(tcb_), "a virtual processor cannot be bound");
}

Delivery Guest::run(void (*code)(), GuestRegisters registers) {
    registers.pc = reinterpret_cast<Word>(code);
    registers.spsr = system_mode;
    t_.must(tcb_.suspend(), "a guest cannot be suspended");
    t_.must(tcb_.write_registers(true, 0, guest_register_count, registers),
            "a guest cannot be started");
    t_.settle();
    return Delivery::take(endpoint_);
}

Delivery Guest::go_on() {
    t_.must(tcb_.resume(), "a guest cannot be resumed");
    t_.settle();
    return Delivery::take(endpoint_);
}

GuestRegisters Guest::registers() const {
    GuestRegisters registers{};
    t_.must(tcb_.read_registers(false, 0, guest_register_count, registers),
            "a guest's registers cannot be read");
    return registers;
}

Word Guest::read(sys::seL4_VCPUReg field) const {
    const Result<Word> value = vcpu_.read_regs(field);
    t_.must(value.error(), "a register of a virtual processor cannot be read");
    return value.value();
}

void Guest::write(sys::seL4_VCPUReg field, Word value) const {
    t_.must(vcpu_.write_regs(field, value), "a register of a virtual processor cannot be written");
}

bool is_trap(const Delivery& fault, Word syndrome) {
    return fault.info.label() == sys::seL4_Fault_VCPUFault && fault.info.length() == 1 &&
           fault.words[sys::seL4_VCPUFault_HSR] == syndrome;
}

}  // namespace selfe::conformance
