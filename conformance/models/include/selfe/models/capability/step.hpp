// What can be done to the capabilities of the model's window: the steps that a sequence is made of.
// SPDX-License-Identifier: BSD-2-Clause
//
// A step is plain data that means the same in every state, so that steps can be left out of a
// sequence, and a sequence can be pasted into a case as it was printed.
#pragma once

#include "selfe/format.hpp"
#include "selfe/models/word.hpp"

namespace selfe::models::capability {

enum class Type : uint8_t { Null, Untyped, Tcb, Endpoint, Notification, CNode, Frame };
inline constexpr unsigned type_count = 7;
constexpr bool is_badged_type(Type type) {
    return type == Type::Endpoint || type == Type::Notification;
}

/// A slot: `index` of the window, or of the CNode that window slot `root` holds a capability to.
struct Place {
    uint8_t root;  ///< 0: the window itself
    uint8_t index;

    constexpr bool operator==(const Place&) const = default;
};

/// Slot 0 of the window holds the arena, and is never emptied; 1 to 16 are free at first.
constexpr Place at(unsigned index) {
    return {0, static_cast<uint8_t>(index)};
}
/// Slot `index` of the CNode whose capability lies in slot `root` of the window.
constexpr Place in(unsigned root, unsigned index) {
    return {static_cast<uint8_t>(root), static_cast<uint8_t>(index)};
}

/// Rights as the interface numbers them.
inline constexpr uint8_t may_write = 1;
inline constexpr uint8_t may_read = 2;
inline constexpr uint8_t all_rights = 15;

/// The word that sets a badge or a guard: the kernel takes it as the capability wants it.
struct Data {
    Word badge;  ///< or, for a CNode, the guard
    uint8_t guard_bits;
};
constexpr Data badge(Word value) {
    return {value, 0};
}
constexpr Data guard(Word value, unsigned bits) {
    return {value, static_cast<uint8_t>(bits)};
}

enum class Method : uint8_t { Retype, Copy, Mint, Move, Mutate, Rotate, Delete, Revoke };

struct Step {
    Method method;
    Place to;
    Place from;   ///< of Retype: the untyped, which must lie in the window
    Place pivot;  ///< of Rotate
    Type type;    ///< of Retype
    uint8_t size_bits;
    uint8_t count;
    uint8_t rights;
    Data data;        ///< of Mint, Mutate, and for what Rotate puts into the destination
    Data pivot_data;  ///< of Rotate
};

// One maker a method; `write` prints a step as the call that makes it.

constexpr Step retype(Place untyped, Type type, unsigned size_bits, Place to, unsigned count) {
    return {Method::Retype,
            to,
            untyped,
            {},
            type,
            static_cast<uint8_t>(size_bits),
            static_cast<uint8_t>(count),
            0,
            {},
            {}};
}
constexpr Step copy(Place to, Place from, unsigned rights = all_rights) {
    return {Method::Copy, to, from, {}, Type::Null, 0, 0, static_cast<uint8_t>(rights), {}, {}};
}
constexpr Step mint(Place to, Place from, unsigned rights, Data data) {
    return {Method::Mint, to, from, {}, Type::Null, 0, 0, static_cast<uint8_t>(rights), data, {}};
}
constexpr Step move(Place to, Place from) {
    return {Method::Move, to, from, {}, Type::Null, 0, 0, 0, {}, {}};
}
constexpr Step mutate(Place to, Place from, Data data) {
    return {Method::Mutate, to, from, {}, Type::Null, 0, 0, 0, data, {}};
}
/// What lies in `pivot` goes to `to`, what lies in `from` to `pivot`.
constexpr Step rotate(Place to, Data data, Place pivot, Data pivot_data, Place from) {
    return {Method::Rotate, to, from, pivot, Type::Null, 0, 0, 0, data, pivot_data};
}
constexpr Step remove(Place place) {
    return {Method::Delete, place, {}, {}, Type::Null, 0, 0, 0, {}, {}};
}
constexpr Step revoke(Place place) {
    return {Method::Revoke, place, {}, {}, Type::Null, 0, 0, 0, {}, {}};
}

/// Makes the n-th try at a simpler step: a place nearer to the start, fewer objects, all rights,
/// smaller data. A step that would not change is not tried. False: there are no more.
bool simplify(Step& step, unsigned n);

/// The step as C++: `copy(at(3), in(2, 1), 15)`.
void write(Format& text, const Step& step);

}  // namespace selfe::models::capability
