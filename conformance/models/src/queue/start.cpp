// A new start for the queue model: objects and threads as it has them at first.
// SPDX-License-Identifier: BSD-2-Clause
#include <initializer_list>

#include "selfe/models/queue/player.hpp"

namespace selfe::models::queue {

bool Player::begin() {
    model_ = Model(kernel_.labels());
    finding_ = Finding();
    orders_ = 0;
    bool is_done = make_objects();
    for (unsigned i = 0; is_done && i < thread_count; ++i) {
        is_done = make_thread(i);
    }
    if (!is_done) {
        finding_.refusal("endpoints, notifications and threads, as many as", thread_count, {});
        finding_.blame("CN-139");
        return false;
    }
    kernel_.settle();
    return true;
}

bool Player::make_objects() {
    models::Kernel& calls = kernel_.calls();
    const Places& places = kernel_.places();
    bool is_done =
        calls.remove(places.fault_endpoint).is_success() && calls.remove(places.token).is_success();
    for (unsigned i = 0; i < thread_count; ++i) {
        for (const Word first :
             {places.first_thread, places.first_handler, places.first_bell, places.first_pocket}) {
            is_done &= calls.remove(first + i).is_success();
        }
    }
    is_done = is_done && calls.renew();
    const auto& types = calls.interface().types;
    for (unsigned i = endpoint; i < first_copy; ++i) {
        const Word type = i < notification ? types.endpoint : types.notification;
        is_done = is_done && calls.retype(arena(), type, 0, slot(i)).is_success();
    }
    for (unsigned i = first_reply; kernel_.labels().has_reply_objects && i < slot_count; ++i) {
        const Word type = kernel_.labels().reply_type;
        is_done = is_done && calls.retype(arena(), type, 0, slot(i)).is_success();
    }
    for (const Step& copy : first_copies) {
        is_done = is_done && mint_into(copy).is_success();
    }
    return is_done &&
           calls.retype(arena(), types.endpoint, 0, places.fault_endpoint).is_success() &&
           calls.mint(places.token, calls.field().canary, Places::token_badge).is_success();
}

bool Player::make_thread(unsigned number) {
    models::Kernel& calls = kernel_.calls();
    const Places& places = kernel_.places();
    const auto& types = calls.interface().types;
    return calls.retype(arena(), types.tcb, 0, thread_slot(number)).is_success() &&
           calls.retype(arena(), types.notification, 0, places.first_bell + number).is_success() &&
           calls.mint(places.first_handler + number, places.fault_endpoint, number + 1)
               .is_success() &&
           kernel_.equip(number) &&
           change_thread(set_priority(number, model_.thread(number).level)).is_success() &&
           change_thread(resume(number)).is_success();
}

}  // namespace selfe::models::queue
