// Steps of the queue model as orders to threads and as calls of the conductor.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/player.hpp"

namespace selfe::models::queue {
namespace {

/// The lowest priority of a thread is above the one at which the conductor lets them run.
constexpr Word base_priority = 10;

}  // namespace

Order Player::order_of(const Step& step) const {
    Order order{.method = step.method,
                .cptr = slot(step.cap),
                .target = slot(step.target),
                .reply = slot(step.reply),
                .label = orders_,
                .length = step.value,
                .words = {},
                .cap = 0};
    for (Word i = 0; i < order.length; ++i) {
        order.words[i] = (order.label << 4) + i;
    }
    if (step.gift == Gift::Token) {
        order.cap = kernel_.places().token;
    } else if (step.gift == Gift::Own) {
        order.cap = step.target != 0 ? order.target : order.cptr;
    }
    if (step.method == Method::SaveCaller) {
        order.cptr = kernel_.calls().field().root;
        order.label = kernel_.labels().cnode_save_caller;
        order.length = 2;
        order.words[0] = order.reply;
        order.words[1] = word_bits;
    }
    return order;
}

Answer Player::change_thread(const Step& step) {
    const Labels& labels = kernel_.labels();
    models::Kernel& calls = kernel_.calls();
    const Word tcb = thread_slot(step.thread);
    switch (step.method) {
        case Method::Suspend:
            return call(tcb, labels.tcb_suspend);
        case Method::Resume:
            return call(tcb, labels.tcb_resume);
        case Method::Restart: {
            const Answer stopped = call(tcb, labels.tcb_suspend);
            const bool is_done = stopped.is_success() && kernel_.reset(step.thread);
            return is_done ? call(tcb, labels.tcb_resume) : answer(Code::IllegalOperation);
        }
        case Method::SetPriority: {
            Message set = message(labels.tcb_set_priority, base_priority + step.value);
            set.caps[set.cap_count++] = kernel_.places().own_thread;
            return calls.call(tcb, set);
        }
        case Method::Bind: {
            Message bind = message(labels.tcb_bind_notification);
            bind.caps[bind.cap_count++] = slot(step.cap);
            return calls.call(tcb, bind);
        }
        case Method::TakeTime:
            return call(time_slot(step.thread), labels.sched_context_unbind);
        case Method::GiveTime: {
            Message bind = message(labels.sched_context_bind);
            bind.caps[bind.cap_count++] = tcb;
            return calls.call(time_slot(step.thread), bind);
        }
        case Method::Unbind:
            return call(tcb, labels.tcb_unbind_notification);
        default:
            return calls.remove(tcb);
    }
}

Answer Player::conduct(const Step& step) {
    if (step.method < Method::Make) {
        return change_thread(step);
    }
    models::Kernel& calls = kernel_.calls();
    const Word cap = slot(step.cap);
    switch (step.method) {
        case Method::Make: {
            const auto& types = calls.interface().types;
            const Word type = step.cap >= first_reply    ? kernel_.labels().reply_type
                              : step.cap >= notification ? types.notification
                                                         : types.endpoint;
            return calls.retype(arena(), type, 0, cap);
        }
        case Method::Mint:
            return mint_into(step);
        case Method::Delete:
            return calls.remove(cap);
        case Method::Revoke:
            return calls.revoke(cap);
        default:
            return calls.call(calls.field().root,
                              message(kernel_.labels().cnode_cancel_badged_sends, cap, word_bits));
    }
}

/// What has no badge is copied.
Answer Player::mint_into(const Step& step) {
    models::Kernel& calls = kernel_.calls();
    const auto& labels = calls.interface().labels;
    Message made = step.value == 0 ? message(labels.cnode_copy, slot(step.target), word_bits,
                                             slot(step.cap), word_bits, step.rights)
                                   : message(labels.cnode_mint, slot(step.target), word_bits,
                                             slot(step.cap), word_bits, step.rights, step.value);
    made.caps[made.cap_count++] = calls.field().root;
    return calls.call(calls.field().root, made);
}

bool Player::play(const Step& step) {
    if (is_order(step.method)) {
        ++orders_;
        kernel_.give(step.thread, order_of(step));
    } else {
        const Admitted admitted = model_.expect(step);
        const Answer actual = conduct(step);
        if (!admitted.contains(actual)) {
            finding_.wrong_answer(admitted, actual);
            return false;
        }
        if (!admitted.is_success()) {
            coverage_.add(admitted);
        }
    }
    let_run(step);
    if (model_.is_beyond_documents()) {
        // It came out of what was observed, so that nobody could avoid it. Nothing was compared.
        return begin();
    }
    for (unsigned n = 0; finding_.is_empty() && model_.row(n) != nullptr; ++n) {
        coverage_.add(model_.row(n));
    }
    for (unsigned i = 0; finding_.is_empty() && i < thread_count; ++i) {
        if (model_.has_finished(i) && *model_.outcome(i).row != '\0') {
            coverage_.add(model_.outcome(i).row);
        }
    }
    return finding_.is_empty();
}

void Player::let_run(const Step& step) {
    if (step.is_held) {
        return model_.apply(step);
    }
    kernel_.settle();
    unsigned n = 0;
    for (; n < thread_count && kernel_.finished(n) < thread_count; ++n) {
        const unsigned thread = kernel_.finished(n);
        seen_.finished[n] = thread;
        seen_.delivered[thread] = kernel_.delivered(thread);
    }
    seen_.finished[n] = thread_count;
    model_.apply(step, &seen_);
    if (!model_.is_beyond_documents()) {
        compare_faults();
        compare_run();
    }
}

}  // namespace selfe::models::queue
