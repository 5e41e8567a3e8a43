// Steps of the lookup model as messages to the kernel, and how what was found is recognised.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/lookup/player.hpp"

namespace selfe::models::lookup {
namespace {

constexpr Word all_rights = 15;

}  // namespace

Answer Player::transfer(Word label, Word root, Word index, Word depth, Word from_root, Word from,
                        Word from_depth, Word data) {
    Message transfer = message(label, index, depth, from, from_depth, all_rights, data);
    transfer.caps[transfer.cap_count++] = from_root;
    return kernel_.call(root, transfer);
}

bool Player::begin() {
    model_ = Model(kernel_.interface());
    finding_ = Finding();
    const Interface& interface = kernel_.interface();
    const Field& field = kernel_.field();
    bool is_done = kernel_.renew();
    for (unsigned node = 0; node < node_count; ++node) {
        is_done = is_done &&
                  kernel_.retype(field.window, interface.types.cnode, radix_of(node), plain(node))
                      .is_success() &&
                  transfer(interface.labels.cnode_mint, plain(node), mark_index(node),
                           radix_of(node), field.root, field.canary, word_bits, mark_of(node))
                      .is_success();
    }
    is_done = is_done && kernel_.copy(entry_slot(), plain(node_count - 1)).is_success();
    if (!is_done) {
        finding_.refusal("CNodes with a mark each, as many as", node_count, {});
        finding_.blame("CN-104");
    }
    return is_done;
}

Answer Player::perform(const Step& step) {
    const Interface& interface = kernel_.interface();
    const Field& field = kernel_.field();
    const Word guard = interface.guard_data(step.value, step.guard_bits);
    switch (step.action) {
        case Action::Link:
            return transfer(interface.labels.cnode_mint, plain(step.node), step.index,
                            radix_of(step.node), field.root, plain(step.target), word_bits, guard);
        case Action::Leaf:
            return transfer(interface.labels.cnode_mint, plain(step.node), step.index,
                            radix_of(step.node), field.root, field.canary, word_bits, step.value);
        case Action::Clear:
            return kernel_.call(plain(step.node), message(interface.labels.cnode_delete, step.index,
                                                          radix_of(step.node)));
        case Action::Enter:
            kernel_.remove(entry_slot());
            return kernel_.mint(entry_slot(), plain(step.node), guard);
        default:
            return perform_find(step);
    }
}

Answer Player::perform_find(const Step& step) {
    const auto& labels = kernel_.interface().labels;
    const Field& field = kernel_.field();
    switch (step.via) {
        case Via::CopySource:
            return transfer(labels.cnode_copy, field.root, field.scratch[0], word_bits,
                            entry_slot(), step.value, step.depth, 0);
        case Via::CopyDestination:
            return transfer(labels.cnode_copy, entry_slot(), step.value, step.depth, field.root,
                            field.canary, word_bits, 0);
        case Via::Revoke:
            return kernel_.call(entry_slot(), message(labels.cnode_revoke, step.value, step.depth));
        default: {
            Message retype = message(labels.untyped_retype, kernel_.interface().types.endpoint, 0,
                                     step.value, step.depth, 0, 1);
            retype.caps[retype.cap_count++] = entry_slot();
            return kernel_.call(field.window, retype);
        }
    }
}

bool Player::play(const Step& step) {
    const Admitted admitted = model_.expect(step);
    const Answer actual = perform(step);
    if (!admitted.contains(actual)) {
        finding_.wrong_answer(admitted, actual);
        return false;
    }
    if (actual.is_success()) {
        model_.apply(step);
        if (step.action == Action::Find) {
            follow(step);
        }
    }
    if (finding_.is_empty()) {
        coverage_.add(admitted);
    } else {
        finding_.blame(admitted.rule());
    }
    return finding_.is_empty();
}

void Player::follow(const Step& step) {
    const Found found = step.depth == 0 ? Found{} : model_.resolve(step.value, step.depth);
    switch (step.via) {
        case Via::CopySource:
            return follow_source(model_.entry(found.node, found.index));
        case Via::CopyDestination:
            return follow_made(found.node, found.index);
        case Via::RetypeNode:
            return follow_made(model_.node_for_retype(step), 0);
        case Via::Revoke:
            return;  // nothing in these CNodes has children
    }
}

/// What was copied must be what the model has there: a leaf by its badge, a CNode by its mark.
void Player::follow_source(const Entry& entry) {
    const Field& field = kernel_.field();
    if (entry.kind == Kind::Leaf) {
        expect_badge(field.scratch[0], entry.badge);
    } else {
        const Link& link = entry.link;
        const Word address = link.guard << radix_of(link.node) | mark_index(link.node);
        const Answer marked =
            transfer(kernel_.interface().labels.cnode_copy, field.root, field.scratch[1], word_bits,
                     field.scratch[0], address, link.bits(), 0);
        if (!marked.is_success()) {
            finding_.refusal("the mark of CNode", link.node, marked);
        } else {
            expect_badge(field.scratch[1], mark_of(link.node));
            kernel_.remove(field.scratch[1]);
        }
    }
    kernel_.remove(field.scratch[0]);
}

void Player::expect_badge(Word cptr, Word badge) {
    kernel_.nb_send(cptr);
    const Word received = kernel_.poll(kernel_.field().canary);
    if (received != badge) {
        finding_.difference("badge of what lies in slot", cptr, badge, received);
    }
}

/// What was made must lie in this slot, and goes again.
void Player::follow_made(unsigned node, unsigned index) {
    const Field& field = kernel_.field();
    const auto& labels = kernel_.interface().labels;
    const Answer moved = transfer(labels.cnode_move, field.root, field.scratch[0], word_bits,
                                  plain(node), index, radix_of(node), 0);
    if (!moved.is_success()) {
        return finding_.refusal("something in the found slot of CNode", node, moved);
    }
    const Answer removed = kernel_.remove(field.scratch[0]);
    if (!removed.is_success()) {
        finding_.refusal("to delete what was made in CNode", node, removed);
    }
}

}  // namespace selfe::models::lookup
