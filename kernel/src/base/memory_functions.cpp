// The memory functions that the compiler may call, because there is no C library.
// SPDX-License-Identifier: BSD-2-Clause
#include <cstddef>
#include <cstdint>

// These loops must not be recognised as the functions that they are the body of.
#pragma GCC optimize("no-tree-loop-distribute-patterns")

extern "C" void* memset(void* destination, int value, std::size_t size) {
    auto* bytes = static_cast<unsigned char*>(destination);
    const auto byte = static_cast<unsigned char>(value);
    // Whole pages are cleared here, so the aligned middle goes word by word.
    constexpr std::size_t word = sizeof(std::uint64_t);
    while (size > 0 && reinterpret_cast<std::uintptr_t>(bytes) % word != 0) {
        *bytes++ = byte;
        --size;
    }
    const std::uint64_t pattern = 0x0101'0101'0101'0101 * std::uint64_t{byte};
    for (; size >= word; size -= word, bytes += word) {
        *reinterpret_cast<std::uint64_t*>(bytes) = pattern;
    }
    for (; size > 0; --size) {
        *bytes++ = byte;
    }
    return destination;
}

extern "C" void* memcpy(void* destination, const void* source, std::size_t size) {
    auto* to = static_cast<unsigned char*>(destination);
    const auto* from = static_cast<const unsigned char*>(source);
    for (; size > 0; --size) {
        *to++ = *from++;
    }
    return destination;
}
