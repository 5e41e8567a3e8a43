// Steps of the capability model as messages to the kernel.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/player.hpp"

namespace selfe::models::capability {

bool Player::begin() {
    model_ = Model(kernel_.interface());
    finding_ = Finding();
    steps_ = 0;
    for (Word& left : bytes_left_) {
        left = 0;
    }
    const Interface& interface = kernel_.interface();
    if (!kernel_.renew()) {
        finding_.refusal("a revoked untyped to be whole again", 0, {});
        finding_.blame("CN-139");
        return false;
    }
    // A frame at the arena's start tells where the arena lies.
    kernel_.retype(slot(0), interface.types.frame, 0, scratch());
    const Answer address = kernel_.call(scratch(), message(interface.labels.frame_get_address));
    kernel_.remove(scratch());
    arena_address_ = address.words[0];
    if (!address.is_success()) {
        finding_.refusal("an address of frame", 0, address);
        finding_.blame("UT-046");
    }
    return finding_.is_empty();
}

Word Player::root_of(Place place) const {
    return place.root == 0 ? kernel_.field().root : slot(place.root);
}

Word Player::target_of(const Step& step) const {
    return step.method == Method::Retype ? slot(step.from.index) : root_of(step.to);
}

Message Player::message_of(const Step& step) const {
    const auto& labels = kernel_.interface().labels;
    const Word window = kernel_.field().window;
    const Address to = model_.address_of(step.to, window);
    const Address from = model_.address_of(step.from, window);
    Message made;
    switch (step.method) {
        case Method::Retype: {
            const auto& types = kernel_.interface().types;
            const Word numbers[] = {
                0,           types.untyped, types.tcb, types.endpoint, types.notification,
                types.cnode, types.frame};
            made = message(
                labels.untyped_retype, numbers[static_cast<size_t>(step.type)], step.size_bits, 0,
                0, step.to.root == 0 ? window + step.to.index : Word{step.to.index}, step.count);
            made.caps[made.cap_count++] = root_of(step.to);
            return made;
        }
        case Method::Copy:
            made =
                message(labels.cnode_copy, to.index, to.depth, from.index, from.depth, step.rights);
            break;
        case Method::Mint:
            made = message(labels.cnode_mint, to.index, to.depth, from.index, from.depth,
                           step.rights, model_.word_of(step.data));
            break;
        case Method::Move:
            made = message(labels.cnode_move, to.index, to.depth, from.index, from.depth);
            break;
        case Method::Mutate:
            made = message(labels.cnode_mutate, to.index, to.depth, from.index, from.depth,
                           model_.word_of(step.data));
            break;
        case Method::Rotate: {
            const Address pivot = model_.address_of(step.pivot, window);
            made = message(labels.cnode_rotate, to.index, to.depth, model_.word_of(step.data),
                           pivot.index, pivot.depth, model_.word_of(step.pivot_data), from.index,
                           from.depth);
            made.caps[made.cap_count++] = root_of(step.pivot);
            break;
        }
        case Method::Delete:
            return message(labels.cnode_delete, to.index, to.depth);
        case Method::Revoke:
            return message(labels.cnode_revoke, to.index, to.depth);
    }
    made.caps[made.cap_count++] = root_of(step.from);
    return made;
}

bool Player::play(const Step& step) {
    const Admitted admitted = model_.expect(step);
    const Answer actual = kernel_.call(target_of(step), message_of(step));
    if (!admitted.contains(actual)) {
        finding_.wrong_answer(admitted, actual);
        return false;
    }
    if (actual.is_success()) {
        model_.apply(step);
        mark_new_threads(step);
    }
    look_around();
    if (finding_.is_empty()) {
        coverage_.add(admitted);
    } else {
        finding_.blame(admitted.rule());
    }
    return finding_.is_empty();
}

void Player::look_around() {
    ++steps_;
    for (unsigned i = 0; i < Field::window_size; ++i) {
        look(at(i));
        const Cap cap = model_.slot(static_cast<int>(i)).cap;
        for (unsigned j = 0; cap.type == Type::CNode && j < power(cap.size_bits); ++j) {
            look(in(i, j));
        }
    }
}

/// Gives each new thread a stack pointer of its own, by which it is known from then on.
void Player::mark_new_threads(const Step& step) {
    if (step.method != Method::Retype || step.type != Type::Tcb) {
        return;
    }
    const auto& labels = kernel_.interface().labels;
    for (unsigned i = 0; i < step.count; ++i) {
        const Place place{step.to.root, static_cast<uint8_t>(step.to.index + i)};
        const Word mark = Word{model_.slot(model_.find(place)).cap.object} << 4;
        copy(kernel_.field().root, {scratch(), word_bits}, root_of(place),
             model_.address_of(place, kernel_.field().window));
        // Flags 0: it stays stopped. Two registers: program counter and stack pointer.
        const Answer written =
            kernel_.call(scratch(), message(labels.tcb_write_registers, 0, 2, 0, mark));
        if (!written.is_success()) {
            finding_.refusal("registers of thread", mark >> 4, written);
        }
        kernel_.remove(scratch());
    }
}

}  // namespace selfe::models::capability
