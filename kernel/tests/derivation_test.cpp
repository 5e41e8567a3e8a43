// The derivation list against a model that keeps a parent for every capability.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap/derivation.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <vector>

#include "cap/deletion.hpp"
#include "object/endpoint.hpp"

namespace kernel {
namespace {

// RC_ASSERT((…)): RapidCheck overloads || and &&, so without the parentheses both sides are
// evaluated.

constexpr int slot_count = 12;

/// What the manual says about one capability to an endpoint. Manual: sec:cap_derivation.
struct Entry {
    bool is_filled = false;
    int parent = -1;
    int object = 0;
    Word badge = 0;
    bool is_original = false;  // first to the object or first with its badge
};

struct Model {
    std::vector<Entry> entries = std::vector<Entry>(slot_count);

    std::set<int> descendants(int of) const {
        std::set<int> found;
        for (bool grows = true; grows;) {
            grows = false;
            for (int i = 0; i < slot_count; ++i) {
                const Entry& entry = entries[i];
                if (entry.is_filled && (entry.parent == of || found.count(entry.parent)) &&
                    found.insert(i).second) {
                    grows = true;
                }
            }
        }
        return found;
    }
    void remove(int index) {
        for (Entry& entry : entries) {
            if (entry.parent == index) {
                entry.parent = entries[index].parent;
            }
        }
        entries[index] = {};
    }
    /// An ordinary copy is a child of an original and a sibling of a copy.
    int parent_of_copy(int source) const {
        return entries[source].is_original ? source : entries[source].parent;
    }
};

enum class Op { New, Copy, Badge, Move, Swap, Delete, Revoke, Count };

struct Fixture {
    Endpoint endpoints[slot_count];
    Slot slots[slot_count];
    Model model;

    void check() {
        for (int i = 0; i < slot_count; ++i) {
            RC_ASSERT(slots[i].is_empty() != model.entries[i].is_filled);
            RC_ASSERT((!slots[i].next() || slots[i].next()->previous() == &slots[i]));
            RC_ASSERT((!slots[i].previous() || slots[i].previous()->next() == &slots[i]));
            if (model.entries[i].is_filled) {
                RC_ASSERT(derivation::has_children(slots[i]) == !model.descendants(i).empty());
            }
        }
    }

    void copy(int from, int to, Word badge) {
        auto cap = slots[from].cap.as<EndpointCap>();
        const bool is_new_family = badge != cap.badge;
        cap.badge = badge;
        derivation::insert_copy(cap, slots[from], slots[to]);
        model.entries[to] = {true, model.parent_of_copy(from), model.entries[from].object, badge,
                             is_new_family};
    }

    void move(int from, int to) {
        derivation::move(slots[from].cap, slots[from], slots[to]);
        model.entries[to] = model.entries[from];
        model.entries[from] = {};
        rename({{from, to}});
    }

    void swap(int a, int b) {
        derivation::swap(slots[a].cap, slots[a], slots[b].cap, slots[b]);
        std::swap(model.entries[a], model.entries[b]);
        rename({{a, b}, {b, a}});
    }

    void rename(const std::vector<std::pair<int, int>>& names) {
        for (Entry& entry : model.entries) {
            for (const auto& [from, to] : names) {
                if (entry.is_filled && entry.parent == from) {
                    entry.parent = to;
                    break;
                }
            }
        }
    }

    void revoke_all(int of) {
        const std::set<int> gone = model.descendants(of);
        RC_ASSERT(revoke(slots[of]) == Progress::Done);
        for (const int index : gone) {
            model.remove(index);
        }
    }

    void step(Op op, int a, int b, Word badge) {
        const bool is_filled = model.entries[a].is_filled;
        const bool is_free = !model.entries[b].is_filled;
        if (op == Op::New && !is_filled) {
            // An endpoint per slot number: one that is still in use elsewhere is not made again.
            for (const Entry& entry : model.entries) {
                if (entry.is_filled && entry.object == a) {
                    return;
                }
            }
            derivation::insert_root(EndpointCap{&endpoints[a], 0, Rights::all()}, slots[a]);
            model.entries[a] = {true, -1, a, 0, true};
        } else if (op == Op::Copy && is_filled && is_free) {
            copy(a, b, model.entries[a].badge);
        } else if (op == Op::Badge && is_filled && is_free && model.entries[a].badge == 0) {
            copy(a, b, badge);
        } else if (op == Op::Move && is_filled && is_free) {
            move(a, b);
        } else if (op == Op::Swap && is_filled && !is_free && a != b) {
            swap(a, b);
        } else if (op == Op::Delete) {
            RC_ASSERT(delete_cap(slots[a]) == Progress::Done);
            if (is_filled) {
                model.remove(a);
            }
        } else if (op == Op::Revoke && is_filled) {
            revoke_all(a);
        }
    }
};

RC_GTEST_PROP(Derivation, ListAgreesWithTheTreeOfTheModel, ()) {
    const auto steps =
        *rc::gen::container<std::vector<std::tuple<int, int, int, Word>>>(rc::gen::tuple(
            rc::gen::inRange(0, static_cast<int>(Op::Count)), rc::gen::inRange(0, slot_count),
            rc::gen::inRange(0, slot_count), rc::gen::inRange<Word>(1, 4)));
    Fixture fixture;
    for (const auto& [op, a, b, badge] : steps) {
        fixture.step(static_cast<Op>(op), a, b, badge);
        fixture.check();
    }
}

// The capabilities to exchange were once passed by reference to the very slots that were written.
TEST(Derivation, SwapOfASlotsOwnCapabilitiesExchangesThem) {
    Endpoint endpoints[2];
    Slot a;
    Slot b;
    derivation::insert_root(EndpointCap{&endpoints[0], 0, Rights::all()}, a);
    derivation::insert_root(EndpointCap{&endpoints[1], 0, Rights::all()}, b);

    derivation::swap(a.cap, a, b.cap, b);

    EXPECT_EQ(a.cap.as<EndpointCap>().endpoint, &endpoints[1]);
    EXPECT_EQ(b.cap.as<EndpointCap>().endpoint, &endpoints[0]);
}

TEST(Derivation, CopyOfAnUntypedUsesTheOriginalUp) {
    Slot original;
    Slot copy;
    derivation::insert_root(UntypedCap{0x10000, 12, false, 0}, original);

    derivation::insert_copy(original.cap, original, copy);

    EXPECT_EQ(original.cap.as<UntypedCap>().watermark, bit(12));
    EXPECT_EQ(copy.cap.as<UntypedCap>().watermark, 0u);
    EXPECT_TRUE(derivation::has_children(original));
}

}  // namespace
}  // namespace kernel
