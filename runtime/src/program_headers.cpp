// Walks the program's own headers; the linker names their place __ehdr_start.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/program_headers.hpp"

#include <stddef.h>

namespace selfe {
namespace {

struct ElfHeader {
    uint8_t ident[16];
    uint16_t type;
    uint16_t machine;
    uint32_t version;
    Word entry;
    Word program_headers;
    Word section_headers;
    uint32_t flags;
    uint16_t size;
    uint16_t program_header_size;
    uint16_t program_header_count;
    uint16_t section_header_size;
    uint16_t section_header_count;
    uint16_t section_names;
};

extern "C" [[gnu::visibility("hidden")]] const ElfHeader __ehdr_start;

struct NoteHeader {
    uint32_t name_size;
    uint32_t description_size;
    uint32_t type;
};

size_t padded(size_t size) {
    return (size + 3) & ~size_t{3};
}

/// Finds the build id in one note segment; nullptr if it is not there or too short for an id.
const unsigned char* find_build_id(const unsigned char* at, const unsigned char* end) {
    constexpr uint32_t build_id_type = 3;  // NT_GNU_BUILD_ID; the owner is "GNU\0"
    constexpr uint32_t owner_size = 4;
    while (static_cast<size_t>(end - at) >= sizeof(NoteHeader)) {
        const auto& note = *reinterpret_cast<const NoteHeader*>(at);
        const unsigned char* const owner = at + sizeof(NoteHeader);
        if (note.type == build_id_type && note.name_size == owner_size && owner[0] == 'G' &&
            note.description_size >= sizeof(uint64_t)) {
            return owner + owner_size;
        }
        at = owner + padded(note.name_size) + padded(note.description_size);
    }
    return nullptr;
}

}  // namespace

const ProgramHeader* ProgramHeaders::begin() const {
    const auto* const start = reinterpret_cast<const char*>(&__ehdr_start);
    return reinterpret_cast<const ProgramHeader*>(start + __ehdr_start.program_headers);
}

const ProgramHeader* ProgramHeaders::end() const {
    return begin() + __ehdr_start.program_header_count;
}

const ProgramHeader* ProgramHeaders::find(SegmentType type) const {
    for (const ProgramHeader& header : *this) {
        if (header.type == static_cast<uint32_t>(type)) {
            return &header;
        }
    }
    return nullptr;
}

uint64_t image_id() {
    const ProgramHeader* const notes = ProgramHeaders().find(SegmentType::Note);
    if (notes == nullptr) {
        return 0;
    }
    const auto* const start = reinterpret_cast<const unsigned char*>(notes->virtual_address);
    const unsigned char* const id = find_build_id(start, start + notes->memory_size);
    uint64_t value = 0;
    for (size_t index = 0; id != nullptr && index < sizeof value; ++index) {
        value = value << 8 | id[index];
    }
    return value;
}

}  // namespace selfe
