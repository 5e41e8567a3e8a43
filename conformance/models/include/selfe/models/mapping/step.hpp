// What can be done to a few address spaces, tables and frames: the steps of the mapping model.
// SPDX-License-Identifier: BSD-2-Clause
//
// A step names slots, memory and addresses by small numbers, so it means the same on every
// architecture.
#pragma once

#include "selfe/format.hpp"
#include "selfe/models/kernel.hpp"

namespace selfe::models::mapping {

/// Slot 0 holds the capability to the VSpace of whoever plays, and keeps it; the others of the
/// window are free at first. Behind them lie the capabilities to big frames, which stay as well.
inline constexpr unsigned own_vspace = 0;
inline constexpr unsigned window_slots = static_cast<unsigned>(Field::window_size);
inline constexpr unsigned max_stock = 4;
inline constexpr unsigned slot_count = window_slots + max_stock;
/// The slot of the n-th big frame.
constexpr unsigned stock(unsigned n) {
    return window_slots + n;
}
/// As a pool: the one that boot has made.
inline constexpr unsigned initial_pool = 0;

/// Memory that objects are made of, one at a time from each: first that of VSpaces, then some of a
/// page each.
inline constexpr unsigned vspace_homes = 2;
inline constexpr unsigned home_count = vspace_homes + 8;

enum class Type : uint8_t { Null, VSpace, Table, Frame, Pool };

/// Rights as the interface numbers them.
inline constexpr uint8_t may_write = 1;
inline constexpr uint8_t may_read = 2;
inline constexpr uint8_t all_rights = 15;

enum class Method : uint8_t { Make, Copy, Move, Delete, Revoke, Assign, Map, Unmap, MapTable };

struct Step {
    Method method;
    uint8_t slot;    ///< what is invoked, or the destination
    uint8_t from;    ///< source, home or pool; of a Map the VSpace's slot
    Type type;       ///< of Make
    uint8_t kind;    ///< of Make: which table
    uint8_t place;   ///< of a Map
    uint8_t rights;  ///< of Copy and Map
    bool no_execute;
    uint16_t offset;  ///< of a Map: bytes behind the place
};

// One maker a method; `write` prints a step as the call that makes it.

/// A VSpace, small frame or ASID pool out of a home.
constexpr Step make(unsigned slot, unsigned home, Type type) {
    return {Method::Make,
            static_cast<uint8_t>(slot),
            static_cast<uint8_t>(home),
            type,
            0,
            0,
            0,
            false,
            0};
}
/// A translation table of the n-th kind; where one kind serves every level, n does not matter.
constexpr Step make_table(unsigned slot, unsigned home, unsigned kind) {
    Step step = make(slot, home, Type::Table);
    step.kind = static_cast<uint8_t>(kind);
    return step;
}
constexpr Step copy(unsigned slot, unsigned from, unsigned rights = all_rights) {
    Step step = make(slot, from, Type::Null);
    step.method = Method::Copy;
    step.rights = static_cast<uint8_t>(rights);
    return step;
}
constexpr Step move(unsigned slot, unsigned from) {
    Step step = make(slot, from, Type::Null);
    step.method = Method::Move;
    return step;
}
constexpr Step remove(unsigned slot) {
    Step step = make(slot, 0, Type::Null);
    step.method = Method::Delete;
    return step;
}
constexpr Step revoke(unsigned slot) {
    Step step = make(slot, 0, Type::Null);
    step.method = Method::Revoke;
    return step;
}
/// Gives the VSpace in `slot` an ASID of a pool.
constexpr Step assign(unsigned pool, unsigned slot) {
    Step step = make(slot, pool, Type::Null);
    step.method = Method::Assign;
    return step;
}
/// Maps the frame in `slot` at a place of the VSpace in slot `vspace`.
constexpr Step map(unsigned slot, unsigned vspace, unsigned place, unsigned rights = all_rights,
                   bool no_execute = false, unsigned offset = 0) {
    return {Method::Map,
            static_cast<uint8_t>(slot),
            static_cast<uint8_t>(vspace),
            Type::Null,
            0,
            static_cast<uint8_t>(place),
            static_cast<uint8_t>(rights),
            no_execute,
            static_cast<uint16_t>(offset)};
}
constexpr Step put_table(unsigned slot, unsigned vspace, unsigned place, unsigned offset = 0) {
    Step step = map(slot, vspace, place, 0, false, offset);
    step.method = Method::MapTable;
    return step;
}
/// Unmaps the frame or the table in `slot`.
constexpr Step unmap(unsigned slot) {
    Step step = make(slot, 0, Type::Null);
    step.method = Method::Unmap;
    return step;
}

/// Makes the n-th try at a simpler step: lower numbers, all rights. False: there are no more.
bool simplify(Step& step, unsigned n);

/// The step as C++: `map(3, 1, 0, 2)`.
void write(Format& text, const Step& step);

}  // namespace selfe::models::mapping
