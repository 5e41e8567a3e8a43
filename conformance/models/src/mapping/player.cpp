// Steps of the mapping model as messages to the kernel.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/player.hpp"

namespace selfe::models::mapping {

Word Player::cptr(unsigned slot) const {
    return slot < window_slots ? kernel_.calls().field().window + slot
                               : kernel_.reserve().stock + (slot - window_slots);
}

bool Player::begin() {
    model_ = Model(kernel_.architecture(), kernel_.reserve());
    finding_ = Finding();
    steps_ = 0;
    for (unsigned object = first_home_object; object < object_count; ++object) {
        executed_inside_[object] = 0;  // the caller's VSpace stays the same
    }
    kernel_.leave();
    for (unsigned n = 0; n < vspace_homes; ++n) {
        kernel_.strip(n);
        is_furnished_[n] = false;
    }
    models::Kernel& calls = kernel_.calls();
    const Reserve& reserve = kernel_.reserve();
    // A kernel that revokes wrongly must not spoil the next sequence, so each slot is emptied, too.
    bool is_done = true;
    for (unsigned i = 0; i < reserve.stock_count; ++i) {
        is_done &= calls.revoke(reserve.stock + i).is_success();
    }
    is_done &= calls.revoke(calls.field().pool).is_success();
    for (unsigned slot = 0; slot < window_slots; ++slot) {
        is_done &= calls.remove(cptr(slot)).is_success();
    }
    is_done = is_done && make_homes() &&
              calls.copy(cptr(own_vspace), reserve.own_vspace).is_success() && fill_stock();
    if (!is_done) {
        finding_.refusal("memory for VSpaces, tables and frames, as many as", home_count, {});
        finding_.blame("CN-139");
    }
    return is_done;
}

bool Player::make_homes() {
    models::Kernel& calls = kernel_.calls();
    const Architecture& architecture = kernel_.architecture();
    bool is_done = true;
    for (unsigned i = 0; i < home_count; ++i) {
        const Word bits = i < vspace_homes ? architecture.vspace_bits : architecture.sizes[0].bits;
        is_done = is_done && calls.remove(kernel_.reserve().homes + i).is_success() &&
                  calls
                      .retype(calls.field().pool, calls.interface().types.untyped, bits,
                              kernel_.reserve().homes + i)
                      .is_success();
    }
    return is_done;
}

bool Player::fill_stock() {
    bool is_done = true;
    for (unsigned i = 0; i < kernel_.reserve().stock_count; ++i) {
        is_done = is_done && (!kernel_.reserve().stock_frames[i].has_contents || fill(stock(i)));
    }
    return is_done;
}

/// Gives every page of a frame that can be seen at one of the places its content.
bool Player::fill(unsigned slot) {
    const Cap& cap = model_.cap(slot);
    const Architecture& architecture = kernel_.architecture();
    const Word size = power(model_.frame_bits(cap));
    Content contents[user_places * user_places];
    size_t count = 0;
    for (unsigned a = 0; a < user_places; ++a) {
        for (unsigned b = 0; b < user_places; ++b) {
            const Word offset = address_of(architecture, a) - address_of(architecture, b);
            bool is_new = offset < size;
            for (size_t i = 0; i < count; ++i) {
                is_new = is_new && contents[i].offset != offset;
            }
            if (is_new) {
                contents[count++] = {offset, model_.content(cap.object, offset)};
            }
        }
    }
    return kernel_.fill(cptr(slot), model_.frame_bits(cap), contents, count);
}

Answer Player::perform_make(const Step& step) {
    models::Kernel& calls = kernel_.calls();
    const Architecture& architecture = kernel_.architecture();
    const Word home = kernel_.reserve().homes + step.from;
    if (step.type == Type::Pool) {
        Message make = message(architecture.labels.make_pool, cptr(step.slot), word_bits);
        make.caps[make.cap_count++] = home;
        make.caps[make.cap_count++] = calls.field().root;
        return calls.call(kernel_.reserve().asid_control, make);
    }
    const Word type = step.type == Type::VSpace  ? architecture.vspace_type
                      : step.type == Type::Table ? architecture.tables[step.kind].type
                                                 : architecture.sizes[0].type;
    return calls.retype(home, type, 0, cptr(step.slot));
}

Answer Player::perform_map(const Step& step) {
    const Architecture& architecture = kernel_.architecture();
    const Cap& cap = model_.cap(step.slot);
    const Word address = model_.address_of(step);
    const Word attributes =
        architecture.attributes | (step.no_execute ? architecture.no_execute : 0);
    Message map = cap.type == Type::Table
                      ? message(architecture.tables[model_.object(cap).kind].map, address,
                                architecture.attributes)
                      : message(architecture.labels.frame_map, address, step.rights, attributes);
    map.caps[map.cap_count++] = cptr(step.from);
    return kernel_.calls().call(cptr(step.slot), map);
}

Answer Player::perform(const Step& step) {
    models::Kernel& calls = kernel_.calls();
    const Architecture& architecture = kernel_.architecture();
    const Cap& cap = model_.cap(step.slot);
    switch (step.method) {
        case Method::Make:
            return perform_make(step);
        case Method::Copy: {
            Message copy = message(calls.interface().labels.cnode_copy, cptr(step.slot), word_bits,
                                   cptr(step.from), word_bits, step.rights);
            copy.caps[copy.cap_count++] = calls.field().root;
            return calls.call(calls.field().root, copy);
        }
        case Method::Move: {
            Message move = message(calls.interface().labels.cnode_move, cptr(step.slot), word_bits,
                                   cptr(step.from), word_bits);
            move.caps[move.cap_count++] = calls.field().root;
            return calls.call(calls.field().root, move);
        }
        case Method::Delete:
            return calls.remove(cptr(step.slot));
        case Method::Revoke:
            return calls.revoke(cptr(step.slot));
        case Method::Assign: {
            Message assign = message(architecture.labels.assign);
            assign.caps[assign.cap_count++] = cptr(step.slot);
            return calls.call(
                step.from == initial_pool ? kernel_.reserve().asid_pool : cptr(step.from), assign);
        }
        case Method::Map:
        case Method::MapTable:
            return perform_map(step);
        case Method::Unmap:
            return calls.call(
                cptr(step.slot),
                message(cap.type == Type::Table ? architecture.tables[model_.object(cap).kind].unmap
                                                : architecture.labels.frame_unmap));
    }
    return {};
}

bool Player::play(const Step& step) {
    const Admitted admitted = model_.expect(step);
    const Answer actual = perform(step);
    if (!admitted.contains(actual)) {
        finding_.wrong_answer(admitted, actual);
        return false;
    }
    model_.grow_old();
    if (actual.is_success()) {
        model_.apply(step);
        follow(step);
    }
    look_around();
    if (finding_.is_empty()) {
        coverage_.add(admitted);
    } else {
        finding_.blame(admitted.rule());
    }
    return finding_.is_empty();
}

/// What a step has made is prepared to be looked at, and looked into.
void Player::follow(const Step& step) {
    for (unsigned n = 0; n < vspace_homes; ++n) {
        // At once: its ASID can soon be another one's.
        if (is_furnished_[n] && (model_.home(n).type == Type::Null || model_.home(n).is_lost)) {
            kernel_.strip(n);
            is_furnished_[n] = false;
        }
    }
    const bool is_frame = step.method == Method::Make && step.type == Type::Frame;
    if (is_frame && !fill(step.slot)) {
        finding_.refusal("a new frame to be mapped, of slot", step.slot, {});
    }
    if (step.method == Method::Assign) {
        const unsigned n = model_.cap(step.slot).object - first_home_object;
        is_furnished_[n] = true;
        if (!kernel_.furnish(n, cptr(step.slot))) {
            finding_.refusal("a VSpace with an ASID to be used, of slot", step.slot, {});
        }
    }
}

}  // namespace selfe::models::mapping
