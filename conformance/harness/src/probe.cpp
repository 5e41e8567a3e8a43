// Runs one access in a thread of its own; message and fault come to the same endpoint.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/probe.hpp"

#include "selfe/conformance/scheduling/receive.hpp"
#include "selfe/conformance/scheduling/time.hpp"

namespace selfe::conformance {

void describe(DetailText& text, const Access& value) {
    text.add(value.is_allowed ? "access allowed, value 0x"
             : value.is_fetch ? "fetch refused at 0x"
                              : "access refused at 0x");
    text.add_hex(value.is_allowed ? value.value : value.fault_address);
}

Probe::Probe(Case& t, Cap<VSpace> vspace)
    : t_(t), endpoint_(t.make<Endpoint>()), tcb_(t.make<Tcb>()) {
    if (vspace != t.vspace()) {
        map_page(t, vspace, copy_of_image_page(t, probe_code_page()),
                 reinterpret_cast<Word>(probe_code_page()), Rights::can_read());
    }
    t.must(enter(vspace), "the probe cannot be configured");
    t.must(tcb_.set_priority(t.tcb(), priority::Body), "the probe's priority cannot be set");
    t.must(give_time(t.time_authority(), tcb_, t.memory(), t.empty_slot()),
           "the probe cannot be given time");
}

Error Probe::enter(Cap<VSpace> vspace) {
    return tcb_.set_space(endpoint_, t_.cnode(), 0, vspace, 0);
}

Access Probe::read(Word vaddr) {
    return run(read_registers(endpoint_, vaddr));
}

Access Probe::write(Word vaddr, Word value) {
    return run(write_registers(endpoint_, vaddr, value));
}

Access Probe::execute(Word vaddr) {
    return run(execute_registers(endpoint_, vaddr));
}

Access Probe::run(const UserContext& registers) {
    // After an access the thread stays blocked, on the answer to its message or its fault.
    t_.must(tcb_.suspend(), "the probe cannot be suspended");
    t_.must(tcb_.write_registers(true, 0, user_context_words, registers),
            "the probe cannot be started");
    const Received received = receive(endpoint_);
    if (received.label() == probe_label) {
        return {true, get_mr(0), 0, false};
    }
    Access access{};
    Fault::from(received.info)
        .visit(Overload{[&](VmFault fault) {
                            access.fault_address = fault.addr;
                            access.is_fetch = fault.prefetch_fault != 0;
                        },
                        [&](auto) {
                            t_.must(Error::IllegalOperation,
                                    "the probe raised another fault than a VM fault");
                        }});
    return access;
}

}  // namespace selfe::conformance
