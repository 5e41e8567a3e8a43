// What the threads did on the kernel, beside what they do in the queue model.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/queue/player.hpp"

namespace selfe::models::queue {

void Player::differs(const char* what, unsigned thread, Word expected, Word actual) {
    if (finding_.is_empty()) {
        finding_.difference(what, thread, expected, actual);
        const char* row = model_.has_finished(thread) ? model_.outcome(thread).row : "";
        const char* first = model_.row(0) != nullptr ? model_.row(0) : "SCHED-002";
        // Where one of several was to be served, another has been more often than anything else.
        finding_.blame(model_.order_row() != nullptr ? model_.order_row()
                       : *row != '\0'                ? row
                                                     : first);
    }
}

void Player::compare_faults() {
    bool has_faulted[thread_count]{};
    Fault fault{};
    // More than one a thread is a kernel gone astray, not a reason to go on for ever.
    for (unsigned n = 0; n <= thread_count && kernel_.take_fault(fault); ++n) {
        const unsigned thread = fault.thread;
        if (thread >= thread_count || !model_.has_faulted(thread) || has_faulted[thread]) {
            return differs("faults of thread", thread, 0, 1);
        }
        has_faulted[thread] = true;
        const Word address = slot(model_.fault_slot(thread));
        if (fault.address != address) {
            differs("fault's address of thread", thread, address, fault.address);
        } else if (!fault.is_in_receive) {
            differs("fault's phase of thread", thread, 1, 0);
        }
    }
    for (unsigned i = 0; i < thread_count; ++i) {
        if (model_.has_faulted(i) && !has_faulted[i]) {
            differs("faults of thread", i, 1, 0);
        }
    }
}

void Player::compare_run() {
    if (model_.missing() < thread_count) {
        const unsigned next = seen_.finished[model_.told()];
        differs("end of the call of thread", model_.missing(), model_.told(), next);
    } else if (const unsigned next = seen_.finished[model_.told()]; next < thread_count) {
        differs("ends of the call of thread", next, 0, 1);
    }
    for (unsigned i = 0; finding_.is_empty() && i < thread_count; ++i) {
        if (model_.has_finished(i)) {
            compare(i, seen_.delivered[i]);
        }
    }
}

void Player::compare(unsigned thread, const Delivered& actual) {
    const Outcome& expected = model_.outcome(thread);
    if (expected.kind == Outcome::Kind::Nothing) {
        return;
    }
    if (actual.badge != expected.badge) {
        return differs("badge for thread", thread, expected.badge, actual.badge);
    }
    if (expected.kind == Outcome::Kind::Badge) {
        return;
    }
    compare_message(thread, expected, actual);
    empty_pocket(thread, expected.has_gift);
}

void Player::compare_message(unsigned thread, const Outcome& expected, const Delivered& actual) {
    const bool is_refusal = expected.kind == Outcome::Kind::Refusal;
    const Word length = is_refusal ? 1 : expected.length;
    const Word info =
        expected.label << 12 | expected.unwrapped << 9 | expected.extra_caps << 7 | length;
    if (actual.info != info) {
        return differs("message info for thread", thread, info, actual.info);
    }
    for (Word i = 0; i < length; ++i) {
        const Word word = is_refusal ? 0 : expected.first_word + i;
        if (actual.words[i] != word) {
            return differs("word for thread", thread, word, actual.words[i]);
        }
    }
    if (expected.unwrapped != 0 && actual.unwrapped_badge != expected.unwrapped_badge) {
        differs("unwrapped badge for thread", thread, expected.unwrapped_badge,
                actual.unwrapped_badge);
    }
}

/// Whether something lies there shows without a refusal, which kernels that print say at length:
/// what should be there is moved away, and where nothing should be, there is room.
void Player::empty_pocket(unsigned thread, bool has_gift) {
    models::Kernel& calls = kernel_.calls();
    if (!finding_.is_empty()) {
        return;
    }
    if (!has_gift) {
        if (!calls.copy(pocket(thread), calls.field().canary).is_success()) {
            differs("capabilities for thread", thread, 0, 1);
        }
        calls.remove(pocket(thread));
        return;
    }
    Message move = message(calls.interface().labels.cnode_move, scratch(), word_bits,
                           pocket(thread), word_bits);
    move.caps[move.cap_count++] = calls.field().root;
    if (!calls.call(calls.field().root, move).is_success()) {
        return differs("capabilities for thread", thread, 1, 0);
    }
    calls.nb_send(scratch());
    const Word badge = calls.poll(calls.field().canary);
    calls.remove(scratch());
    if (badge != Places::token_badge) {
        differs("badge of the capability for thread", thread, Places::token_badge, badge);
    }
}

}  // namespace selfe::models::queue
