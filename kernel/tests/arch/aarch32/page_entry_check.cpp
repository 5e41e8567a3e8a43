// Entries of AArch32's translation tables against a second reading of the format, by the compiler.
// SPDX-License-Identifier: BSD-2-Clause
//
// The reader below is written from the tables "Short-descriptor translation table first-level /
// second-level descriptor formats" of the Arm Architecture Reference Manual, ARMv7-A, bit by bit;
// it shares nothing with arch/page_entry.hpp. See codec_check.cpp for why the compiler runs this.
#include <initializer_list>

#include "arch/page_entry.hpp"

namespace kernel::arch {
namespace {

struct Reading {
    Word base = 0;
    unsigned bits = 0;  ///< 0: no frame
    Word ap = 0;        ///< AP[2:0]
    Word tex_c_b = 0;   ///< TEX[2:0], C, B
    bool execute_never = false;
    bool not_global = false;
};

consteval Reading read_first_level(Word word) {
    if (field(word, 0, 2) != 2) {
        return {};
    }
    const bool is_supersection = field(word, 18, 1) != 0;
    return {is_supersection ? field(word, 24, 8) << 24 : field(word, 20, 12) << 20,
            is_supersection ? 24u : 20u,
            field(word, 15, 1) << 2 | field(word, 10, 2),
            field(word, 12, 3) << 2 | field(word, 2, 2),
            field(word, 4, 1) != 0,
            field(word, 17, 1) != 0};
}

consteval Reading read_second_level(Word word) {
    if (field(word, 1, 1) != 0) {
        return {field(word, 12, 20) << 12,
                12,
                field(word, 9, 1) << 2 | field(word, 4, 2),
                field(word, 6, 3) << 2 | field(word, 2, 2),
                field(word, 0, 1) != 0,
                field(word, 11, 1) != 0};
    }
    if (field(word, 0, 2) == 1) {
        return {field(word, 16, 16) << 16,
                16,
                field(word, 9, 1) << 2 | field(word, 4, 2),
                field(word, 12, 3) << 2 | field(word, 2, 2),
                field(word, 15, 1) != 0,
                field(word, 11, 1) != 0};
    }
    return {};
}

consteval bool is_right(unsigned bits, const Access& access) {
    constexpr Word kernel_only = 1, read_only = 7, read_write = 3;  // AP[2:0]
    constexpr Word write_back_allocate = 0b001'11, shared_device = 0b000'01;
    const Word base = align_down(0xa5a5'a000, bits);
    const Word word = PageEntry::frame(base, bits, access).word();
    const Reading got = bits >= 20 ? read_first_level(word) : read_second_level(word);
    const Word ap = !access.user_read ? kernel_only : access.user_write ? read_write : read_only;
    return got.base == base && got.bits == bits && got.ap == ap &&
           got.tex_c_b == (access.is_cached ? write_back_allocate : shared_device) &&
           got.execute_never == !access.is_executable && got.not_global;
}

consteval bool every_entry_is_right() {
    for (const unsigned bits : {12u, 16u, 20u, 24u}) {
        for (Word flags = 0; flags < 16; ++flags) {
            const Access access{field(flags, 0, 1) != 0,
                                field(flags, 0, 1) != 0 && field(flags, 1, 1) != 0,
                                field(flags, 2, 1) != 0, field(flags, 3, 1) != 0};
            if (!is_right(bits, access)) {
                return false;
            }
        }
    }
    return true;
}
static_assert(every_entry_is_right());

constexpr PageEntry small = PageEntry::frame(0x1000, 12, {}),
                    large = PageEntry::frame(0x1'0000, 16, {}),
                    section = PageEntry::frame(0x10'0000, 20, {}),
                    supersection = PageEntry::frame(0x100'0000, 24, {}),
                    table = PageEntry::table(0x2fef'8400);
static_assert(small.is_small() && !small.is_large() && large.is_large() && !large.is_small());
static_assert(section.is_section() && !section.is_supersection() && !section.is_table());
static_assert(supersection.is_supersection() && !supersection.is_section());
static_assert(table.is_table() && !table.is_section() && table.table_base() == 0x2fef'8400);
static_assert(!PageEntry{}.is_valid() && !PageEntry{}.is_section() && !PageEntry{}.is_small());

}  // namespace
}  // namespace kernel::arch
