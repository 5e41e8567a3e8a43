// What threads do to endpoints and notifications, and what is done to them meanwhile.
// SPDX-License-Identifier: BSD-2-Clause
//
// A step is plain data that means the same in every state, so that steps can be left out of a
// sequence, and a sequence can be pasted into a case as it was printed.
#pragma once

#include "selfe/format.hpp"
#include "selfe/models/queue/method.hpp"
#include "selfe/models/word.hpp"

namespace selfe::models::queue {

/// Threads 0 to 3 play; a fifth, the conductor, runs only while they do not.
inline constexpr unsigned thread_count = 4;

// The slots of the game: what each holds at first.
inline constexpr uint8_t endpoint = 1, other_endpoint = 2;
inline constexpr uint8_t notification = 3, other_notification = 4;
inline constexpr uint8_t first_copy = 5;  ///< of six slots for capabilities minted from the others
inline constexpr uint8_t first_reply = 11;  ///< of three reply objects, or slots for saved callers
inline constexpr uint8_t slot_count = 14;

/// Priorities of the threads: 1 up to this.
inline constexpr uint8_t max_level = 4;
inline constexpr uint8_t max_badge = 7;

/// Rights as the interface numbers them.
inline constexpr uint8_t may_write = 1;
inline constexpr uint8_t may_read = 2;
inline constexpr uint8_t may_grant = 4;
inline constexpr uint8_t may_grant_reply = 8;
inline constexpr uint8_t all_rights = 15;

/// The capability that a message carries.
enum class Gift : uint8_t {
    None,
    Token,  ///< a notification of the conductor's
    Own,    ///< the capability through which the message is sent
};

struct Step {
    Method method;
    uint8_t thread;
    uint8_t cap;  ///< the slot that is sent to, received from, bound or changed
    uint8_t
        target;  ///< of NbSendRecv and NbSendWait: the slot that is sent to; of Mint: the new one
    uint8_t reply;   ///< slot of the reply object of a receive; of SaveCaller: where to
    uint8_t value;   ///< length of the message, priority or badge
    uint8_t rights;  ///< of Mint
    Gift gift;
    bool is_held;  ///< the threads do not run before a step that is not held
};

// One maker a method; `write` prints a step as the call that makes it.

constexpr Step step(Method method, unsigned thread, unsigned cap, unsigned target, unsigned reply,
                    unsigned value, Gift gift = Gift::None) {
    return {method,
            static_cast<uint8_t>(thread),
            static_cast<uint8_t>(cap),
            static_cast<uint8_t>(target),
            static_cast<uint8_t>(reply),
            static_cast<uint8_t>(value),
            all_rights,
            gift,
            false};
}
constexpr Step send(unsigned thread, unsigned to, unsigned length, Gift gift) {
    return step(Method::Send, thread, to, 0, 0, length, gift);
}
constexpr Step nb_send(unsigned thread, unsigned to, unsigned length, Gift gift) {
    return step(Method::NbSend, thread, to, 0, 0, length, gift);
}
constexpr Step call(unsigned thread, unsigned to, unsigned length, Gift gift) {
    return step(Method::Call, thread, to, 0, 0, length, gift);
}
constexpr Step recv(unsigned thread, unsigned from, unsigned reply) {
    return step(Method::Recv, thread, from, 0, reply, 0);
}
constexpr Step nb_recv(unsigned thread, unsigned from, unsigned reply) {
    return step(Method::NbRecv, thread, from, 0, reply, 0);
}
constexpr Step reply_recv(unsigned thread, unsigned from, unsigned reply, unsigned length,
                          Gift gift) {
    return step(Method::ReplyRecv, thread, from, 0, reply, length, gift);
}
constexpr Step reply(unsigned thread, unsigned length, Gift gift) {
    return step(Method::Reply, thread, 0, 0, 0, length, gift);
}
constexpr Step save_caller(unsigned thread, unsigned into) {
    return step(Method::SaveCaller, thread, 0, 0, into, 0);
}
constexpr Step wait(unsigned thread, unsigned from) {
    return step(Method::Wait, thread, from, 0, 0, 0);
}
constexpr Step nb_wait(unsigned thread, unsigned from) {
    return step(Method::NbWait, thread, from, 0, 0, 0);
}
constexpr Step nb_send_recv(unsigned thread, unsigned to, unsigned length, Gift gift, unsigned from,
                            unsigned reply) {
    return step(Method::NbSendRecv, thread, from, to, reply, length, gift);
}
constexpr Step nb_send_wait(unsigned thread, unsigned to, unsigned length, Gift gift,
                            unsigned from) {
    return step(Method::NbSendWait, thread, from, to, 0, length, gift);
}
constexpr Step suspend(unsigned thread) {
    return step(Method::Suspend, thread, 0, 0, 0, 0);
}
constexpr Step resume(unsigned thread) {
    return step(Method::Resume, thread, 0, 0, 0, 0);
}
constexpr Step restart(unsigned thread) {
    return step(Method::Restart, thread, 0, 0, 0, 0);
}
constexpr Step set_priority(unsigned thread, unsigned level) {
    return step(Method::SetPriority, thread, 0, 0, 0, level);
}
constexpr Step bind(unsigned thread, unsigned to) {
    return step(Method::Bind, thread, to, 0, 0, 0);
}
constexpr Step unbind(unsigned thread) {
    return step(Method::Unbind, thread, 0, 0, 0, 0);
}
constexpr Step delete_thread(unsigned thread) {
    return step(Method::DeleteThread, thread, 0, 0, 0, 0);
}
constexpr Step take_time(unsigned thread) {
    return step(Method::TakeTime, thread, 0, 0, 0, 0);
}
constexpr Step give_time(unsigned thread) {
    return step(Method::GiveTime, thread, 0, 0, 0, 0);
}
constexpr Step make(unsigned cap) {
    return step(Method::Make, 0, cap, 0, 0, 0);
}
constexpr Step mint(unsigned into, unsigned from, unsigned rights, unsigned badge) {
    Step made = step(Method::Mint, 0, from, into, 0, badge);
    made.rights = static_cast<uint8_t>(rights);
    return made;
}
constexpr Step remove(unsigned cap) {
    return step(Method::Delete, 0, cap, 0, 0, 0);
}
constexpr Step revoke(unsigned cap) {
    return step(Method::Revoke, 0, cap, 0, 0, 0);
}
constexpr Step cancel_badged_sends(unsigned cap) {
    return step(Method::CancelBadgedSends, 0, cap, 0, 0, 0);
}
/// What a sequence begins with besides the objects: senders and signals that can be told apart, and
/// receivers whose answers carry no capabilities.
inline constexpr Step first_copies[] = {
    mint(first_copy, endpoint, all_rights, 1),
    mint(first_copy + 1, endpoint, may_write | may_grant, 3),
    mint(first_copy + 2, endpoint, may_read | may_write | may_grant_reply, 2),
    mint(first_copy + 3, notification, all_rights, 1),
    mint(first_copy + 4, notification, all_rights, 2)};
/// The same; the threads do not run yet.
constexpr Step held(Step made) {
    made.is_held = true;
    return made;
}

/// Makes the n-th try at a simpler step. False: there are no more.
bool simplify(Step& step, unsigned n);

/// The step as C++: `held(send(0, 5, 3, Gift::Token))`.
void write(Format& text, const Step& step);

}  // namespace selfe::models::queue
