// I/O ports: each belongs to one capability at most, and its copies. Manual: sec:ioports.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/io_port.hpp"

#include "cap/cspace.hpp"
#include "cap/derivation.hpp"
#include "machine/ports.hpp"

namespace kernel::arch::io_port {
namespace {

constexpr Word port_count = Word{1} << 16;

/// Bit p % word_bits of word p / word_bits: port p is in a capability.
constinit Word issued[port_count / word_bits]{};

bool is_issued(Word port) {
    return (issued[port / word_bits] & bit(port % word_bits)) != 0;
}

bool are_free(const IoPortCap& ports) {
    for (Word port = ports.first; port <= ports.last; ++port) {
        if (is_issued(port)) {
            return false;
        }
    }
    return true;
}

void mark(const IoPortCap& ports, bool value) {
    for (Word port = ports.first; port <= ports.last; ++port) {
        Word& word = issued[port / word_bits];
        const Word flag = bit(port % word_bits);
        word = value ? word | flag : word & ~flag;
    }
}

/// Issue: words first and last port, index, depth; extra capability 0 is the root.
Status issue(const Invocation& call) {
    if (!call.has(4, 1)) {
        return Error::truncated_message();
    }
    // Both are cut to 16 bits without complaint, as by seL4 16.0.0.
    const IoPortCap ports{field(call.argument(0), 0, 16), field(call.argument(1), 0, 16)};
    if (ports.last < ports.first) {
        return Error::invalid_argument(1);
    }
    if (!are_free(ports)) {
        return Error::revoke_first();
    }
    const auto slot = cspace::lookup_empty(call.extra(0)->cap, call.argument(2), call.argument(3));
    if (!slot) {
        return slot.error();
    }
    mark(ports, true);
    derivation::insert_copy(ports, call.slot, **slot);
    return ok;
}

/// Whether the method of this label reads, and how many bytes at once.
struct Transfer {
    bool is_read;
    unsigned bytes;
};

/// Nothing to transfer: no bytes.
Transfer transfer_of(Word label) {
    switch (label) {
        case X86IOPortIn8:
            return {true, 1};
        case X86IOPortIn16:
            return {true, 2};
        case X86IOPortIn32:
            return {true, 4};
        case X86IOPortOut8:
            return {false, 1};
        case X86IOPortOut16:
            return {false, 2};
        case X86IOPortOut32:
            return {false, 4};
        default:
            return {false, 0};
    }
}

}  // namespace

Status invoke_control(Invocation& call) {
    return call.label == X86IOPortControlIssue ? issue(call) : Status{Error::illegal_operation()};
}

/// In and Out: words port and, to write, value.
Status invoke_port(Invocation& call) {
    const Transfer transfer = transfer_of(call.label);
    if (transfer.bytes == 0) {
        return Error::illegal_operation();
    }
    if (!call.has(transfer.is_read ? 1 : 2, 0)) {
        return Error::truncated_message();
    }
    const auto ports = call.slot.cap.as<IoPortCap>();
    const Word port = field(call.argument(0), 0, 16);
    if (port < ports.first || port + transfer.bytes - 1 > ports.last) {
        return Error::illegal_operation();
    }
    if (transfer.is_read) {
        call.answer(0, machine::read_port(port, transfer.bytes));
    } else {
        machine::write_port(port, transfer.bytes, call.argument(1));
    }
    return ok;
}

void release(const IoPortCap& ports) {
    mark(ports, false);
}

void reset() {
    for (Word& word : issued) {
        word = 0;
    }
}

}  // namespace kernel::arch::io_port
