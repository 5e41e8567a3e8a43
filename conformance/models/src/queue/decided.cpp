// Which steps of the queue model the documents decide.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/model.hpp"

namespace selfe::models::queue {

bool Model::is_decided(const Step& step) const {
    if (is_beyond_ || step.thread >= thread_count || step.cap >= slot_count ||
        step.target >= slot_count || step.reply >= slot_count || !is_sensible(step)) {
        return false;
    }
    Model trial = *this;
    trial.apply(step);
    return !trial.is_beyond_;
}

bool Model::is_sensible(const Step& step) const {
    return is_order(step.method) ? is_sensible_order(step) : is_sensible_change(step);
}

bool Model::is_sensible_order(const Step& step) const {
    if (threads_[step.thread].state != State::Idle || step.value > Delivered::max_words) {
        return false;
    }
    switch (step.method) {
        case Method::Send:
        case Method::NbSend:
            return step.cap != 0 && is_sensible_message(step, step.cap);
        case Method::Call:
            return step.cap != 0 && is_sensible_message(step, step.cap) &&
                   (caps_[step.cap].type == Type::Null || caps_[step.cap].type == Type::Endpoint);
        case Method::Reply:
            return !has_reply_objects() && step.gift != Gift::Own;
        case Method::SaveCaller:
            return !has_reply_objects() && step.reply >= first_reply &&
                   caps_[step.reply].type == Type::Null;
        case Method::ReplyRecv:
            return step.gift != Gift::Own && is_sensible_receive(step);
        case Method::NbSendRecv:
        case Method::NbSendWait:
            return has_reply_objects() && step.target != 0 &&
                   is_sensible_message(step, step.target) && is_sensible_receive(step);
        case Method::Wait:
        case Method::NbWait:
            return has_reply_objects() && is_sensible_receive(step);
        default:
            return is_sensible_receive(step);
    }
}

/// A notification carries nothing, so a gift to it says nothing; an answer has no endpoint of its
/// own.
bool Model::is_sensible_message(const Step& step, unsigned slot) const {
    const Type type = caps_[slot].type;
    return step.gift == Gift::None || type == Type::Endpoint ||
           (step.gift == Gift::Token && type == Type::Reply);
}

/// Of two capabilities that are wrong it is not said which one the fault names.
bool Model::is_sensible_receive(const Step& step) const {
    const bool needs_reply = has_reply_objects() && takes_reply(step.method);
    if (step.cap == 0 || (needs_reply && step.reply == 0)) {
        return false;
    }
    const Cap& cap = caps_[step.cap];
    const bool can_receive = cap.type == Type::Endpoint && cap.has(may_read);
    return !needs_reply || can_receive || cap.type == Type::Notification ||
           caps_[step.reply].type == Type::Reply;
}

/// Whether a message that has not been delivered yet carries the capability of this slot.
bool Model::is_offered(unsigned slot) const {
    for (const Thread& thread : threads_) {
        const bool is_over = thread.state == State::Idle || thread.state == State::Gone;
        const bool names_it = thread.order.cap == slot || thread.order.target == slot;
        if (!is_over && thread.order.gift == Gift::Own && names_it) {
            return true;
        }
    }
    return false;
}

bool Model::is_original(unsigned slot) const {
    return caps_[slot].type != Type::Null && caps_[slot].object == slot &&
           (slot < first_copy || has_reply_objects());
}

bool Model::is_sensible_change(const Step& step) const {
    const Thread& thread = threads_[step.thread];
    const Cap& cap = caps_[step.cap];
    if (step.method < Method::Make && thread.state == State::Gone) {
        return false;
    }
    switch (step.method) {
        case Method::Resume:
            return thread.state != State::Lost;
        case Method::DeleteThread: {
            unsigned left = 0;
            for (const Thread& other : threads_) {
                left += other.state == State::Gone ? 0 : 1;
            }
            return left > 2;  // nobody to meet is no game
        }
        case Method::TakeTime:
            // Of one that is its own, and has not come back to it as a loan.
            return has_reply_objects() && thread.time == step.thread + 1 && thread.lender == 0;
        case Method::GiveTime:
            return has_reply_objects() && !thread.has_lent;
        case Method::SetPriority:
            return step.value >= 1 && step.value <= max_level;
        case Method::Bind:
            // Not said: whether a signal that is there already reaches a thread that receives.
            return cap.type != Type::Null && cap.type != Type::Reply &&
                   (thread.state != State::Receiving || words_[cap.object] == 0);
        case Method::Make: {
            const bool has_object =
                step.cap != 0 &&
                (step.cap < first_copy || (step.cap >= first_reply && has_reply_objects()));
            return has_object && cap.type == Type::Null && !is_object_alive(step.cap) &&
                   !is_offered(step.cap);
        }
        case Method::Mint:
            return is_original(step.cap) && step.target >= first_copy &&
                   step.target < first_reply && caps_[step.target].type == Type::Null &&
                   !is_offered(step.target) && step.value <= max_badge &&
                   (cap.type != Type::Reply || step.value == 0) && step.rights <= all_rights;
        case Method::Delete:
            return step.cap != 0;
        case Method::Revoke:
            return is_original(step.cap);
        case Method::CancelBadgedSends:
            return cap.type == Type::Endpoint;
        default:
            return true;
    }
}

}  // namespace selfe::models::queue
