// Scans of the JTAG debug port, and what they make it do.
// SPDX-License-Identifier: BSD-2-Clause
#include "debug_port.hpp"

namespace selfe::jtag {

namespace {

enum Instruction : std::uint64_t {
    Abort = 0x8,
    DpAccess = 0xa,
    ApAccess = 0xb,
    IdCode = 0xe,
};

enum Register : unsigned {
    CtrlStat = 0x4,
    Select = 0x8,
    RdBuff = 0xc,
};

enum Acknowledgement : std::uint64_t { Wait = 1, OkOrFault = 2 };

constexpr unsigned instruction_bits = 4;
constexpr unsigned access_bits = 35;  // 32 of data; on the way in address and direction, out: ack

constexpr std::uint32_t sticky_error = 1u << 5;
constexpr std::uint32_t sticky = 1u << 1 | 1u << 4 | sticky_error;  // overrun, compare, error
constexpr std::uint32_t debug_power_request = 1u << 28;
// Each of the three requests (debug reset, debug power, system power) has its answer one bit above.
constexpr std::uint32_t requests = 1u << 26 | debug_power_request | 1u << 30;

}  // namespace

void DebugPort::power_on() {
    control_ = 0;
    selected_ = 0;
    result_ = 0;
    for (AccessPort* port : ports_) {
        port->reset();
    }
    reset();
}

void DebugPort::reset() {
    instruction_ = IdCode;
    waits_ = false;
}

Scan DebugPort::capture_ir() {
    return {.value = 1, .bits = instruction_bits};
}

Scan DebugPort::capture_dr() {
    switch (instruction_) {
        case IdCode:
            return {.value = idcode(), .bits = 32};
        case ApAccess:
            waits_ = faults_.is_stuck();
            break;
        case DpAccess:
            waits_ = faults_.settings.wait_after == 1;
            break;
        case Abort:
            return {.value = 0, .bits = access_bits};
        default:
            return {.value = 0, .bits = 1};
    }
    const std::uint64_t acknowledgement = waits_ ? Wait : OkOrFault;
    return {.value = std::uint64_t{result_} << 3 | acknowledgement, .bits = access_bits};
}

void DebugPort::update_dr(std::uint64_t value) {
    const bool is_read = (value & 1) != 0;
    const unsigned address = static_cast<unsigned>(value >> 1 & 3) << 2;
    const auto data = static_cast<std::uint32_t>(value >> 3);
    if (waits_) {
        return;  // who is told to wait has asked for nothing
    }
    if (instruction_ == DpAccess) {
        if (is_read) {
            result_ = read_register(address);
        } else {
            write_register(address, data);
        }
    } else if (instruction_ == ApAccess) {
        access(address, is_read, data);
    }
}

std::uint32_t DebugPort::idcode() const {
    return faults_.settings.idcode != 0 ? faults_.settings.idcode : idcode_;
}

std::uint32_t DebugPort::read_register(unsigned address) const {
    switch (address) {
        case CtrlStat:
            return control_ | (control_ & requests) << 1;
        case Select:
            return selected_;
        case RdBuff:
            return result_;
        default:
            return 0;
    }
}

void DebugPort::write_register(unsigned address, std::uint32_t value) {
    if (address == Select) {
        selected_ = value;
    } else if (address == CtrlStat) {
        // The sticky flags are cleared by writing ones, with this kind of port.
        control_ = (control_ & sticky & ~value) | (value & requests);
    }
}

void DebugPort::access(unsigned address, bool is_read, std::uint32_t value) {
    const std::size_t port = selected_ >> 24;
    const unsigned full_address = (selected_ & 0xf0) | address;
    result_ = is_read ? 0 : result_;
    if ((control_ & sticky) != 0) {
        return;  // until the debugger has seen to it
    }
    if ((control_ & debug_power_request) == 0) {
        control_ |= sticky_error;
    } else if (port >= ports_.size()) {
        return;  // an absent port reads as zeros
    } else if (is_read) {
        const auto read = ports_[port]->read(full_address);
        result_ = read.value_or(0);
        control_ |= read ? 0 : sticky_error;
    } else {
        control_ |= ports_[port]->write(full_address, value) ? 0 : sticky_error;
    }
}

}  // namespace selfe::jtag
