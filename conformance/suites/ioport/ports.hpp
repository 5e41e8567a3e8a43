// Ports that every PC has and that nothing else uses, and how a case gets at them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

/// Page registers of the DMA controller's channels 2, 3 and 1: bytes side by side that hold what is
/// written and do nothing while no transfer runs ("Intel 82371AB (PIIX4) Datasheet", section "DMA
/// Registers").
inline constexpr Word dma_pages = 0x81;
inline constexpr Word dma_pages_end = 0x83;
/// Address and data register of PCI configuration mechanism 1: 32 bits each. The address keeps bit
/// 31, bus, device, function and a register's number in words ("PCI Local Bus Specification",
/// section "Configuration Space Access Mechanism").
inline constexpr Word pci_address = 0xcf8;
inline constexpr Word pci_data = 0xcfc;
inline constexpr Word pci_end = 0xcff;

/// The authority over all ports, where boot left it; it cannot be copied.
class IoPortSource {
  public:
    explicit IoPortSource(Case& t) : t_(t), boot_(t) {}

    Cap<IoPortControl> control() const {
        return boot_.cap<IoPortControl>(sys::seL4_CapIOPortControl);
    }
    /// A capability to ports first to last; ends the case if it cannot be had.
    Cap<IoPort> issue(Word first, Word last) const {
        const Slot slot = t_.empty_slot();
        t_.must(control().issue(first, last, slot), "ports cannot be issued");
        return Cap<IoPort>{slot.index};
    }

  private:
    Case& t_;
    BootSpace boot_;
};

/// Issue as a whole message, into an empty slot of the case or another destination.
struct IssueMessage {
    Cap<Any> control;
    Word first;
    Word last;
    Cap<Any> root;
    Word index;
    Word depth = word_bits;

    IssueMessage(Case& t, const IoPortSource& source, Word first_port, Word last_port)
        : control(source.control()),
          first(first_port),
          last(last_port),
          root(t.cnode()),
          index(t.empty_slot().index) {}

    Invocation message() const {
        Invocation message(control, sys::X86IOPortControlIssue);
        message.words(first, last, index, depth).caps(root);
        return message;
    }
    Reply call() const { return message().call(); }
};

inline Reply read_port(Cap<Any> ports, Word label, Word port) {
    return Invocation(ports, label).words(port).call();
}
inline Reply write_port(Cap<Any> ports, Word label, Word port, Word data) {
    return Invocation(ports, label).words(port, data).call();
}

}  // namespace selfe::conformance
