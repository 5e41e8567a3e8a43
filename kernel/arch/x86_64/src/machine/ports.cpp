// I/O ports of the processor.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/ports.hpp"

namespace kernel::machine {

Word read_port(Word port, unsigned bytes) {
    std::uint32_t value = 0;
    const auto number = static_cast<std::uint16_t>(port);
    switch (bytes) {
        case 1:
            asm volatile("in %1, %b0" : "+a"(value) : "d"(number));
            break;
        case 2:
            asm volatile("in %1, %w0" : "+a"(value) : "d"(number));
            break;
        default:
            asm volatile("in %1, %0" : "+a"(value) : "d"(number));
    }
    return value;
}

void write_port(Word port, unsigned bytes, Word value) {
    const auto number = static_cast<std::uint16_t>(port);
    const auto data = static_cast<std::uint32_t>(value);
    switch (bytes) {
        case 1:
            asm volatile("out %b0, %1" ::"a"(data), "d"(number));
            break;
        case 2:
            asm volatile("out %w0, %1" ::"a"(data), "d"(number));
            break;
        default:
            asm volatile("out %0, %1" ::"a"(data), "d"(number));
    }
}

}  // namespace kernel::machine
