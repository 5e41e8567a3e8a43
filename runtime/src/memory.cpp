// memcpy and its kin: compilers call them behind every program's back, so the runtime owns them.
// SPDX-License-Identifier: BSD-2-Clause
//
// Word by word where both sides are aligned alike, else byte by byte: every access is aligned, so
// that the boot loader can use them before its translation is on. The names are the C library's
// (extern "C"); on the host, tests rename them by SELFE_MEMORY_PREFIX and compare with the host's.
//
// -fno-tree-loop-distribute-patterns (CMakeLists.txt): the optimiser must not turn these loops
// into calls of the functions they make up.
#include <stddef.h>
#include <stdint.h>

#ifdef SELFE_MEMORY_PREFIX
#define SELFE_JOIN_(prefix, name) prefix##name
#define SELFE_JOIN(prefix, name) SELFE_JOIN_(prefix, name)
#define SELFE_NAME(name) SELFE_JOIN(SELFE_MEMORY_PREFIX, name)
#else
#define SELFE_NAME(name) name
#endif

namespace {

// May alias anything: these functions move objects of every type as words.
using Chunk [[gnu::may_alias]] = uintptr_t;

bool is_aligned(const void* pointer) {
    return reinterpret_cast<uintptr_t>(pointer) % sizeof(Chunk) == 0;
}

bool are_aligned_alike(const void* left, const void* right) {
    return (reinterpret_cast<uintptr_t>(left) ^ reinterpret_cast<uintptr_t>(right)) %
               sizeof(Chunk) ==
           0;
}

}  // namespace

extern "C" {

void* SELFE_NAME(memcpy)(void* destination, const void* source, size_t size) {
    auto* to = static_cast<unsigned char*>(destination);
    const auto* from = static_cast<const unsigned char*>(source);
    if (are_aligned_alike(to, from)) {
        for (; size > 0 && !is_aligned(to); --size) {
            *to++ = *from++;
        }
        for (; size >= sizeof(Chunk); size -= sizeof(Chunk)) {
            *reinterpret_cast<Chunk*>(to) = *reinterpret_cast<const Chunk*>(from);
            to += sizeof(Chunk);
            from += sizeof(Chunk);
        }
    }
    for (; size > 0; --size) {
        *to++ = *from++;
    }
    return destination;
}

void* SELFE_NAME(memmove)(void* destination, const void* source, size_t size) {
    auto* to = static_cast<unsigned char*>(destination);
    const auto* from = static_cast<const unsigned char*>(source);
    // Copying upwards is safe unless the destination begins inside the source.
    if (reinterpret_cast<uintptr_t>(to) - reinterpret_cast<uintptr_t>(from) >= size) {
        return SELFE_NAME(memcpy)(destination, source, size);
    }
    const bool words = are_aligned_alike(to, from);
    while (size > 0) {
        if (words && size >= sizeof(Chunk) && is_aligned(to + size)) {
            size -= sizeof(Chunk);
            *reinterpret_cast<Chunk*>(to + size) = *reinterpret_cast<const Chunk*>(from + size);
        } else {
            --size;
            to[size] = from[size];
        }
    }
    return destination;
}

void* SELFE_NAME(memset)(void* destination, int value, size_t size) {
    auto* to = static_cast<unsigned char*>(destination);
    const auto byte = static_cast<unsigned char>(value);
    // Every byte of the product is `byte`.
    const Chunk chunk = (~Chunk{0} / 0xff) * byte;
    for (; size > 0 && !is_aligned(to); --size) {
        *to++ = byte;
    }
    for (; size >= sizeof(Chunk); size -= sizeof(Chunk)) {
        *reinterpret_cast<Chunk*>(to) = chunk;
        to += sizeof(Chunk);
    }
    for (; size > 0; --size) {
        *to++ = byte;
    }
    return destination;
}

int SELFE_NAME(memcmp)(const void* left, const void* right, size_t size) {
    const auto* a = static_cast<const unsigned char*>(left);
    const auto* b = static_cast<const unsigned char*>(right);
    for (; size > 0; --size, ++a, ++b) {
        if (*a != *b) {
            return *a < *b ? -1 : 1;
        }
    }
    return 0;
}

void* SELFE_NAME(memchr)(const void* memory, int value, size_t size) {
    const auto* at = static_cast<const unsigned char*>(memory);
    for (; size > 0; --size, ++at) {
        if (*at == static_cast<unsigned char>(value)) {
            return const_cast<unsigned char*>(at);
        }
    }
    return nullptr;
}

size_t SELFE_NAME(strlen)(const char* text) {
    const char* end = text;
    while (*end != '\0') {
        ++end;
    }
    return static_cast<size_t>(end - text);
}

/// libsel4's seL4_DebugNameThread calls it.
char* SELFE_NAME(strcpy)(char* destination, const char* source) {
    char* to = destination;
    while ((*to++ = *source++) != '\0') {
    }
    return destination;
}

}  // extern "C"
