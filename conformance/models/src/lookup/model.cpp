// The rules of address lookup, and what steps change in a small CSpace.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/lookup/model.hpp"

namespace selfe::models::lookup {
namespace {

/// Rows of one method's lookup.
struct Rows {
    bool is_source;
    const char* guard;
    const char* depth;
    const char* range;
};
constexpr Rows rows[] = {
    {true, "CN-027", "CN-028", "CN-029"},
    {false, "CN-023", "CN-024", "CN-025"},
    {false, "CN-004", "CN-005", "CN-006"},
    {false, "UT-065", "UT-066", "UT-067"},
};

Found failure(LookupFailure failure, Word a, Word b = 0, Word c = 0) {
    const unsigned count = failure == LookupFailure::MissingCapability ? 1
                           : failure == LookupFailure::DepthMismatch   ? 2
                                                                       : 3;
    return {true, 0, 0, 0, failure, {a, b, c}, count, ""};
}

Answer answer_to(bool is_source, const Found& found) {
    Answer answer{static_cast<Word>(Code::FailedLookup),
                  2 + found.word_count,
                  {is_source, static_cast<Word>(found.failure)}};
    for (unsigned i = 0; i < found.word_count; ++i) {
        answer.words[2 + i] = found.words[i];
    }
    return answer;
}

}  // namespace

Model::Model(const Interface& interface) : interface_(&interface) {
    for (unsigned node = 0; node < node_count; ++node) {
        entries_[node][mark_index(node)] = {Kind::Leaf, {}, mark_of(node)};
    }
}

Link Model::link_to(unsigned node, Word guard, unsigned guard_bits) const {
    const Word kept = low_part(guard, interface_->max_guard_bits);
    return {static_cast<uint8_t>(node), static_cast<uint8_t>(guard_bits),
            low_part(kept, guard_bits)};
}

Found Model::resolve(Word address, unsigned depth) const {
    const char* row = "CN-171";
    unsigned left = depth;
    for (Link cnode = root_;;) {
        if (cnode.guard_bits > left ||
            part(address, left - cnode.guard_bits, cnode.guard_bits) != cnode.guard) {
            return failure(LookupFailure::GuardMismatch, left, cnode.guard, cnode.guard_bits);
        }
        if (cnode.bits() > left) {
            return failure(LookupFailure::DepthMismatch, left, cnode.bits());
        }
        left -= cnode.bits();
        const auto index = static_cast<uint8_t>(part(address, left, radix_of(cnode.node)));
        const Entry& entry = entries_[cnode.node][index];
        if (left == 0 || entry.kind != Kind::Link) {
            const char* end = entry.kind == Kind::Link ? "CN-174" : row;
            return {false, cnode.node, index, static_cast<uint8_t>(left), {}, {}, 0, end};
        }
        cnode = entry.link;
        row = "CN-168";
    }
}

bool Model::is_decided(const Step& step) const {
    switch (step.action) {
        case Action::Enter:
            return link_to(step.node, 0, step.guard_bits).bits() <= word_bits;
        case Action::Find:
            return true;
        default:
            return step.index < mark_index(step.node);
    }
}

Admitted Model::expect(const Step& step) const {
    return step.action == Action::Find ? expect_find(step) : expect_change(step);
}

Admitted Model::expect_change(const Step& step) const {
    Admitted admitted(step.action == Action::Link || step.action == Action::Enter ? "CN-106"
                      : step.action == Action::Leaf                               ? "CN-104"
                                                                                  : "CN-122");
    const bool is_put = step.action == Action::Link || step.action == Action::Leaf;
    if (is_put && entries_[step.node][step.index].kind != Kind::Empty) {
        admitted.refuse(answer(Code::DeleteFirst), "CN-044");
    }
    if (step.action == Action::Link &&
        link_to(step.target, 0, step.guard_bits).bits() > word_bits) {
        admitted.refuse(answer(Code::IllegalOperation), "CN-109");
    }
    return admitted;
}

Admitted Model::expect_find(const Step& step) const {
    const Rows& row = rows[static_cast<size_t>(step.via)];
    const bool is_retype = step.via == Via::RetypeNode;
    Found found{};
    if (is_retype && step.depth == 0) {
        found = {false, 0, 0, 0, {}, {}, 0, "UT-002"};
    } else if (step.depth < 1 || step.depth > word_bits) {
        Admitted admitted("");
        admitted.refuse(answer(Code::RangeError, 1, word_bits), row.range);
        return admitted;
    } else {
        found = resolve(step.value, step.depth);
    }
    Admitted admitted(is_retype && step.depth != 0 ? "UT-003" : found.row);
    if (!found.is_failure && found.bits_left != 0) {
        found = failure(LookupFailure::DepthMismatch, found.bits_left, 0);
    }
    if (found.is_failure) {
        admitted.refuse(answer_to(row.is_source, found),
                        found.failure == LookupFailure::GuardMismatch ? row.guard : row.depth);
        return admitted;
    }
    const Kind kind = entries_[found.node][found.index].kind;
    if (step.via == Via::CopySource && kind == Kind::Empty) {
        admitted.refuse(answer(Code::FailedLookup, 1, LookupFailure::MissingCapability, step.depth),
                        "CN-030");
    }
    if (step.via == Via::CopyDestination && kind != Kind::Empty) {
        admitted.refuse(answer(Code::DeleteFirst), "CN-031");
    }
    if (is_retype) {
        if (step.depth != 0 && kind != Kind::Link) {
            admitted.refuse(
                answer(Code::FailedLookup, 0, LookupFailure::MissingCapability, step.depth),
                "UT-063");
            return admitted;
        }
        const unsigned node = node_for_retype(step);
        if (entries_[node][0].kind != Kind::Empty) {
            admitted.refuse(answer(Code::DeleteFirst), "UT-060");
        }
    }
    return admitted;
}

unsigned Model::node_for_retype(const Step& step) const {
    if (step.depth == 0) {
        return root_.node;
    }
    const Found found = resolve(step.value, step.depth);
    return entries_[found.node][found.index].link.node;
}

void Model::apply(const Step& step) {
    switch (step.action) {
        case Action::Link:
            entries_[step.node][step.index] = {
                Kind::Link, link_to(step.target, step.value, step.guard_bits), 0};
            return;
        case Action::Leaf:
            entries_[step.node][step.index] = {Kind::Leaf, {}, step.value};
            return;
        case Action::Clear:
            entries_[step.node][step.index] = {};
            return;
        case Action::Enter:
            root_ = link_to(step.node, step.value, step.guard_bits);
            return;
        case Action::Find:
            return;  // whatever it made is taken away again
    }
}

}  // namespace selfe::models::lookup
