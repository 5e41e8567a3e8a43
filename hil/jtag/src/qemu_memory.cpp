// Memory by way of QEMU's GDB stub.
// SPDX-License-Identifier: BSD-2-Clause
#include "qemu_memory.hpp"

#include <algorithm>
#include <utility>

#include "gdb_text.hpp"
#include "selfe/common/text.hpp"

namespace selfe::jtag {

namespace {

constexpr std::uint32_t block_bytes = 1024;  // in hex it fits into QEMU's packets of 4096

}  // namespace

bool QemuMemory::contains(std::uint32_t address) const {
    return std::ranges::any_of(
        ranges_, [&](const Range& range) { return address >= range.begin && address < range.end; });
}

std::uint32_t QemuMemory::read(std::uint32_t address, unsigned bytes) {
    if (!contains(address)) {
        flush();
        return number_in(peek(address, bytes));
    }
    std::size_t at = address - read_ahead_.address;  // huge, if it is in front of it
    if (at + bytes > read_ahead_.bytes.size()) {
        flush();
        read_ahead_.address = address & ~(block_bytes - 1);
        read_ahead_.bytes = peek(read_ahead_.address, block_bytes);
        at = address - read_ahead_.address;
    }
    return at < read_ahead_.bytes.size()
               ? number_in(std::string_view(read_ahead_.bytes).substr(at, bytes))
               : 0;
}

void QemuMemory::write(std::uint32_t address, unsigned bytes, std::uint32_t value) {
    read_ahead_ = {};
    if (!contains(address)) {
        flush();
        poke(address, little_endian(value, bytes));
        return;
    }
    if (address != writing_.address + writing_.bytes.size() ||
        writing_.bytes.size() >= block_bytes) {
        flush();
        writing_.address = address;
    }
    writing_.bytes += little_endian(value, bytes);
}

void QemuMemory::flush() {
    if (!writing_.bytes.empty()) {
        poke(writing_.address, std::exchange(writing_.bytes, {}));
    }
}

void QemuMemory::flush_and_forget() {
    flush();
    read_ahead_ = {};
}

void QemuMemory::drop() {
    writing_ = {};
    read_ahead_ = {};
}

std::string QemuMemory::peek(std::uint32_t address, unsigned bytes) {
    return bytes_in(stub_.ask("m" + hex_number(address) + "," + hex_number(bytes)).value_or(""));
}

void QemuMemory::poke(std::uint32_t address, std::string_view bytes) {
    const auto count = static_cast<std::uint32_t>(bytes.size());
    stub_.ask("M" + hex_number(address) + "," + hex_number(count) + ":" + hex_bytes(bytes));
}

}  // namespace selfe::jtag
