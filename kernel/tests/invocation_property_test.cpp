// Any sequence of invocations: refusals change nothing, the lists stay sound, all memory comes
// back. SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "arch_names.hpp"
#include "cap/derivation.hpp"
#include "cap/relation.hpp"
#include "system.hpp"

namespace kernel::test {
namespace {

// RC_ASSERT((…)): RapidCheck overloads || and &&, so without the parentheses both sides are
// evaluated.

constexpr Word root_cnode = seL4_CapInitThreadCNode;
constexpr Word arena_bits = 17;
constexpr Word slot_count = 24;

/// One call; slots are numbers of the window, labels may be nonsense for the target.
struct Step {
    Word target;
    Word label;
    std::vector<Word> words;
    std::vector<Word> caps;
};

/// A small number, a size, an address, a limit.
rc::Gen<Word> any_word() {
    return rc::gen::oneOf(rc::gen::inRange<Word>(0, 16), rc::gen::just(Word{word_bits}),
                          rc::gen::element<Word>(0x1000, 0x200000, 0x8000000000, bit(47), ~Word{0}),
                          rc::gen::arbitrary<Word>());
}

class Arena {
  public:
    Arena() {
        for (Word i = 0; i < slot_count; ++i) {
            system.next_slot();
        }
    }

    Word random_slot() { return first + *rc::gen::inRange<Word>(0, slot_count); }

    Step random_step() {
        switch (*rc::gen::inRange(0, 4)) {
            case 0:
                return {random_untyped(),
                        UntypedRetype,
                        {*rc::gen::inRange<Word>(0, seL4_ObjectTypeCount),
                         *rc::gen::inRange<Word>(1, 13), 0, 0, random_slot(),
                         *rc::gen::inRange<Word>(1, 3)},
                        {root_cnode}};
            case 1:
                return {root_cnode,
                        *rc::gen::inRange<Word>(CNodeRevoke, CNodeSaveCaller + 1),
                        {random_slot(), word_bits, random_slot(), word_bits, *any_word(),
                         *any_word(), random_slot(), word_bits},
                        {root_cnode, root_cnode}};
            case 2:
                return {random_slot(),
                        *rc::gen::inRange<Word>(first_method, last_method + 1),
                        {*any_word(), *any_word(), *any_word()},
                        {seL4_CapInitThreadVSpace}};
            default:
                return {random_slot(),
                        *rc::gen::inRange<Word>(0, nArchInvocationLabels),
                        {*any_word(), *any_word(), *any_word()},
                        {random_slot(), random_slot()}};
        }
    }

    /// Endpoints and replies would block the only thread; a resumed thread would run without code.
    bool is_harmless(const Step& step) {
        const CapType type = type_at(system, step.target);
        return type != CapType::Endpoint && type != CapType::Reply && step.label != TCBResume &&
               step.label != TCBWriteRegisters && step.label != TCBCopyRegisters &&
               step.label != TCBSetPriority && step.label != TCBSetSchedParams;
    }

    std::vector<Cap> caps() {
        std::vector<Cap> all{system.slot(untyped).cap};
        for (Word i = 0; i < slot_count; ++i) {
            all.push_back(system.slot(first + i).cap);
        }
        return all;
    }

    void check_lists() {
        for (Word i = 0; i < slot_count; ++i) {
            Slot& slot = system.slot(first + i);
            RC_ASSERT((!slot.is_empty() || (!slot.next() && !slot.previous())));
            RC_ASSERT((!slot.next() || slot.next()->previous() == &slot));
            RC_ASSERT((!slot.previous() || slot.previous()->next() == &slot));
        }
    }

    /// Objects are the same, one inside the other (untypeds), or apart.
    void check_memory() {
        for (Word i = 0; i < slot_count; ++i) {
            const Region a = region_of(system.slot(first + i).cap);
            for (Word j = 0; a.exists && j < i; ++j) {
                const Region b = region_of(system.slot(first + j).cap);
                RC_ASSERT((!b.exists || a.contains(b) || b.contains(a) || a.last() < b.base ||
                           b.last() < a.base));
            }
        }
    }

    System system;
    const Word untyped = system.make(seL4_UntypedObject, arena_bits);
    const Word first = system.next_slot();

  private:
    Word random_untyped() {
        const Word slot = random_slot();
        return type_at(system, slot) == CapType::Untyped ? slot : untyped;
    }
};

RC_GTEST_PROP(AnyInvocations, KeepTheKernelSound, ()) {
    Arena arena;
    const int steps = *rc::gen::inRange(1, 120);
    for (int i = 0; i < steps; ++i) {
        const Step step = arena.random_step();
        if (!arena.is_harmless(step)) {
            continue;
        }
        const std::vector<Cap> before = arena.caps();
        const Answer answer = arena.system.call(step.target, {step.label, step.words, step.caps});
        if (answer.label != seL4_NoError) {
            RC_ASSERT(arena.caps() == before);
        }
        arena.check_lists();
        arena.check_memory();
    }
    arena.system.call(root_cnode, {CNodeRevoke, {arena.untyped, word_bits}});
    RC_ASSERT(!derivation::has_children(arena.system.slot(arena.untyped)));
    arena.system.make_from(arena.untyped, seL4_UntypedObject, arena_bits);
}

}  // namespace
}  // namespace kernel::test
