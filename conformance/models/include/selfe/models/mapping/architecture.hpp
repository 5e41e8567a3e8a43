// What the mapping model must know of an architecture: levels, sizes, numbers, rows.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/word.hpp"

namespace selfe::models::mapping {

inline constexpr unsigned max_levels = 4;
inline constexpr unsigned max_sizes = 4;

/// The rows of the catalogue of one architecture. Those of tables: one for each kind of table.
struct Rows {
    struct {
        const char *map, *occupied, *kernel, *mapped, *no_vspace, *no_asid, *lost, *missing;
        const char *unmap, *unmap_unmapped, *copied;
        const char* derive;  ///< a copy of a table that is not in use
    } table[max_levels - 1];
    struct {
        const char* map[max_sizes];
        const char *again, *misaligned, *occupied, *over_table, *missing, *lost;
        const char *elsewhere, *kernel, *no_vspace, *other_vspace;
        const char *unmap, *unmap_unmapped, *unmap_gone, *unmap_stale, *address;
    } frame;
    struct {
        const char *make, *occupied, *busy, *assign, *no_vspace, *twice;
    } pool;
};

/// A type of translation table, and its methods.
struct TableKind {
    Word type;
    Word map, unmap;  ///< labels
    uint8_t bits;     ///< log2 of its own bytes
};

struct FrameSize {
    uint8_t bits;
    Word type;
};

/// Levels count from the VSpace (0) down to the table of the smallest frames.
struct Architecture {
    unsigned level_count;
    uint8_t entry_bits[max_levels];  ///< log2 of the bytes that an entry of each level translates
    /// 1: one type serves every level below the VSpace, at the highest where one is missing.
    /// Otherwise kind k serves level k + 1 alone.
    unsigned kind_count;
    TableKind tables[max_levels - 1];
    unsigned size_count;
    FrameSize sizes[max_sizes];  ///< the smallest first
    Word vspace_type;
    uint8_t vspace_bits;
    struct {
        Word frame_map, frame_unmap, make_pool, assign;
    } labels;
    /// From here on the model maps, a multiple of what the highest entries translate (or, where
    /// that is too much, of the biggest frame).
    Word base;
    Word user_end;  ///< the first address at which no small frame can be mapped
    /// An address at which no table can be mapped either; page-aligned.
    Word kernel_address;
    Word attributes;  ///< of ordinary memory, for frames and tables
    Word no_execute;  ///< what is added to forbid execution; 0: cannot be forbidden
    const Rows* rows;

    /// Where a frame of this size goes: the lowest level whose entries are not larger than it.
    constexpr unsigned level_of(unsigned frame_bits) const {
        unsigned level = 0;
        while (entry_bits[level] > frame_bits) {
            ++level;
        }
        return level;
    }
    /// The kind of a table for the level below `level`.
    constexpr unsigned kind_below(unsigned level) const { return kind_count == 1 ? 0 : level; }
};

/// Addresses that sequences use: `base`; one step of each frame and entry size behind it; the last
/// page and the last but smallest frame of user space; the kernel's.
inline constexpr unsigned step_count = 5;
inline constexpr unsigned last_page = step_count;
inline constexpr unsigned last_big_frame = step_count + 1;
/// What lies before is user space's.
inline constexpr unsigned kernel_start = step_count + 2;
inline constexpr unsigned last_of_all = step_count + 3;
inline constexpr unsigned place_count = step_count + 4;
inline constexpr unsigned user_places = kernel_start;

Word address_of(const Architecture& architecture, unsigned place);

}  // namespace selfe::models::mapping
