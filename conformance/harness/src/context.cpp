// How a case builds its objects; every failure here ends the case with a sentence.
// SPDX-License-Identifier: BSD-2-Clause
#include <initializer_list>

#include "selfe/conformance/context.hpp"

#include "selfe/conformance/outcome.hpp"

namespace selfe::conformance {
namespace {

[[noreturn]] void give_up(Case& t, const char* what, Error error) {
    DetailText text;
    text.add("cannot arrange: ");
    text.add(what);
    text.add(", error ");
    text.add_decimal(static_cast<Word>(error));
    Outcome::current().fail(text, "harness", 0);
    t.abandon();
}

}  // namespace

Slot Case::empty_slot() {
    if (next_slot_ == Word{1} << case_cnode_radix) {
        give_up(*this, "the case's CNode is full", Error::NoError);
    }
    return Slot{cnode(), next_slot_++, word_bits};
}

Word Case::make_object(Word type, Word size_bits, Cap<Untyped> untyped) {
    const Slot slot = empty_slot();
    const Error error = untyped.retype(type, size_bits, slot.root, 0, 0, slot.index, 1);
    if (error != Error::NoError) {
        give_up(*this, "an object cannot be made", error);
    }
    return slot.index;
}

Cap<CNode> Case::make_cspace(Word radix) {
    const Cap<CNode> plain = make<CNode>(radix);
    return minted(plain, cnode_guard(0, word_bits - radix));
}

Word Case::copy_bits(Word cptr, Rights rights) {
    const Slot slot = empty_slot();
    const Error error = slot.copy(slot_of(Cap<Any>{cptr}), rights);
    if (error != Error::NoError) {
        give_up(*this, "a capability cannot be copied", error);
    }
    return slot.index;
}

Word Case::mint_bits(Word cptr, Word badge, Rights rights) {
    const Slot slot = empty_slot();
    const Error error = slot.mint(slot_of(Cap<Any>{cptr}), rights, badge);
    if (error != Error::NoError) {
        give_up(*this, "a capability cannot be minted", error);
    }
    return slot.index;
}

bool Case::is_empty(Slot slot) {
    // Copying from an empty slot is a failed lookup; a capability that cannot be copied says
    // something else, and one that can leaves a copy, which goes again.
    const Slot scratch = empty_slot();
    --next_slot_;
    const Error error = scratch.copy(slot, Rights::all());
    if (error == Error::NoError) {
        const Error deleted = scratch.delete_();
        if (deleted != Error::NoError) {
            give_up(*this, "a probe cannot be deleted", deleted);
        }
    }
    return error == Error::FailedLookup;
}

void Case::settle() {
    // Below every worker: this thread comes back only when all of them are blocked or done.
    for (const Word level : {priority::Settling, priority::Body}) {
        const Error error = tcb().set_priority(tcb(), level);
        if (error != Error::NoError) {
            give_up(*this, "the case's own priority cannot be set", error);
        }
    }
}

void Case::begin(const char* const* rows, const bool* applies, size_t count) {
    rows_ = rows;
    applies_ = applies;
    row_count_ = count;
    for (size_t i = 0; i < count; ++i) {
        if (applies[i]) {
            return;
        }
    }
    DetailText text;
    text.add(rows[0]);
    text.add(" does not apply to this kernel's configuration");
    Outcome::current().skip(text.c_str());
    abandon();
}

void Case::end() {
    for (size_t i = 0; i < row_count_; ++i) {
        if (applies_[i] && !Outcome::current().is_row_checked(i)) {
            DetailText text;
            text.add(rows_[i]);
            text.add(" was declared and never checked");
            Outcome::current().fail(text, "harness", 0);
        }
    }
    abandon();
}

void Case::abandon() {
    for (;;) {
        sys::seL4_Send(case_slot::Monitor, sys::seL4_MessageInfo_new(0, 0, 0, 0));
        (void)tcb().suspend();
    }
}

}  // namespace selfe::conformance
