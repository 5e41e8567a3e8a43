// A method of IRQControl that puts a capability into a slot: what all of them have in common.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <initializer_list>

#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

/// Label and words of one method for one interrupt. Every such method has the index and the depth
/// of the destination among its words, and the destination's root as its capability.
class IssueMethod {
  public:
    constexpr IssueMethod(Word label, std::initializer_list<Word> before,
                          std::initializer_list<Word> behind = {})
        : label_(label) {
        for (const Word word : before) {
            words_[count_++] = word;
        }
        index_at_ = count_;
        count_ += 2;
        for (const Word word : behind) {
            words_[count_++] = word;
        }
    }

    Word word_count() const { return count_; }

    /// The message, to be sent as it is or damaged first.
    Invocation message(Cap<Any> target, Slot destination) const {
        Invocation invocation(target, label_);
        for (size_t i = 0; i < count_; ++i) {
            invocation.words(i == index_at_       ? destination.index
                             : i == index_at_ + 1 ? Word{destination.depth}
                                                  : words_[i]);
        }
        return invocation.caps(destination.root);
    }
    Reply call(Cap<Any> target, Slot destination) const {
        return message(target, destination).call();
    }
    Reply call_with_depth(Cap<Any> target, Slot destination, Word depth) const {
        IssueMethod changed = *this;
        Invocation invocation(target, label_);
        changed.words_[index_at_] = destination.index;
        changed.words_[index_at_ + 1] = depth;
        for (size_t i = 0; i < count_; ++i) {
            invocation.words(changed.words_[i]);
        }
        return invocation.caps(destination.root).call();
    }

  private:
    static constexpr size_t max_words = 7;

    Word label_;
    Word words_[max_words]{};
    size_t count_ = 0;
    size_t index_at_ = 0;
};

/// A CNode of 16 slots behind a guard, and what a lookup with a wrong one is told.
struct GuardedRoot {
    static constexpr Word radix = 4;
    static constexpr Word guard = 0x2d;
    static constexpr Word guard_bits = 6;

    explicit GuardedRoot(Case& t)
        : cnode(t.minted(t.make<CNode>(radix), cnode_guard(guard, guard_bits))) {}

    Slot good() const { return cnode.slot(guard << radix | 3, guard_bits + radix); }
    Slot wrong() const { return cnode.slot((guard ^ 1) << radix | 3, guard_bits + radix); }
    static Reply refusal() {
        return guard_mismatch(Lookup::Other, guard_bits + radix, guard, guard_bits);
    }

    Cap<CNode> cnode;
};

/// A slot whose address has two bits more than its CNode resolves, and what a lookup is told.
struct TooDeep {
    static constexpr Word radix = 4;

    explicit TooDeep(Case& t) : slot(t.make<CNode>(radix).slot(0, radix + 2)) {}

    static Reply refusal() { return depth_mismatch(Lookup::Other, 2, 0); }

    Slot slot;
};

}  // namespace selfe::conformance
