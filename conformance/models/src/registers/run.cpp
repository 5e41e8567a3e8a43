// Steps of the register model in which a thread runs: what it sees, and what it leaves.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/registers/player.hpp"

namespace selfe::models::registers {

bool Player::start(unsigned thread, const Word* words, unsigned count) {
    const Answer answer = kernel_.write(thread, true, count, words, count);
    if (!answer.is_success()) {
        finding_.refusal("to start thread", thread, answer);
    }
    for (unsigned i = 0; i < count; ++i) {
        model_.set(thread, i, words[i]);
    }
    model_.thread(thread).wait = Wait::No;
    model_.thread(thread).is_in_system_call = false;
    return finding_.is_empty();
}

bool Player::expect_event(Event::Kind kind, Word length, const Event& event) {
    if (!finding_.is_empty()) {
        return false;
    }
    if (event.kind != kind) {
        finding_.difference("kind of message, not", static_cast<Word>(event.kind),
                            static_cast<Word>(kind), static_cast<Word>(event.kind));
    } else if (event.length != length) {
        finding_.difference("length of a message of kind", static_cast<Word>(kind), length,
                            event.length);
    }
    return finding_.is_empty();
}

/// The fault that a thread raises where it is; its message shows the registers.
void Player::expect_fault(unsigned thread) {
    const Layout& layout = model_.layout();
    const Wait wait = model_.fault_at(thread, model_.pc(thread));
    const FaultMessage& message = model_.message_of(wait);
    Context& context = model_.thread(thread).context;
    for (unsigned i = 0; wait == Wait::Syscall && i < layout.count; ++i) {
        if (layout.is_in(layout.overwritten, i)) {
            context.known[i] = 0;
        }
    }
    const Event event = kernel_.take();
    if (!expect_event(
            wait == Wait::Syscall ? Event::Kind::UnknownSyscall : Event::Kind::UserException,
            message.length, event)) {
        return;
    }
    model_.wait(thread, wait);
    for (unsigned i = 0; i < message.length; ++i) {
        // What is said to be the link register, kernels may take for something else.
        const unsigned index = message.words[i];
        if (index != no_register && index != layout.link &&
            ((event.words[i] ^ context.words[index]) & context.known[index]) != 0) {
            return finding_.difference("word of the message", i,
                                       context.words[index] & context.known[index],
                                       event.words[i] & context.known[index]);
        }
    }
}

/// The thread must find what its registers are, and then leaves others.
void Player::exchange(const Step& step) {
    const Layout& layout = model_.layout();
    Context& context = model_.thread(step.thread).context;
    Word words[max_registers]{};
    Word next[max_registers]{};
    // Of what is not known, whatever there is.
    kernel_.read(step.thread, false, layout.count, words);
    for (unsigned i = 0; i < layout.count; ++i) {
        next[i] = i == layout.flags ? model_.value(step.seed, i) & layout.user_flags
                                    : model_.value(step.seed, i);
    }
    kernel_.enter_exchange(words, next);
    words[layout.flags] &= layout.user_flags;
    if (!start(step.thread, words, layout.count)) {
        return;
    }
    const Context entered = context;
    for (unsigned i = 0; i < layout.count; ++i) {
        if (!layout.is_in(layout.fixed, i)) {
            model_.set(step.thread, i, next[i]);
        }
    }
    model_.set(step.thread, layout.pc, kernel_.address_of(Code::ExchangeEnd));
    expect_fault(step.thread);
    compare("of what the thread saw, register", entered, kernel_.seen(), layout.count);
}

void Player::trap(const Step& step) {
    const Word pc = kernel_.address_of(Code::Trap);
    if (start(step.thread, &pc, 1)) {
        expect_fault(step.thread);
    }
}

/// A call, and its answer: registers that carry neither are kept.
void Player::call(const Step& step) {
    const Layout& layout = model_.layout();
    Word words[max_registers]{};
    for (unsigned i = 0; i < layout.count; ++i) {
        words[i] = model_.value(step.seed, i);
    }
    words[layout.flags] &= layout.user_flags;
    words[layout.pc] = kernel_.address_of(Code::Trap);
    kernel_.enter_call(words, message_registers);
    if (!start(step.thread, words, layout.count)) {
        return;
    }
    const Event event = kernel_.take();
    if (!expect_event(Event::Kind::Call, message_registers, event)) {
        return;
    }
    Word reply[message_registers];
    Context& context = model_.thread(step.thread).context;
    for (unsigned i = 0; i < message_registers; ++i) {
        if (event.words[i] != words[layout.message[i]]) {
            return finding_.difference("word of the call", i, words[layout.message[i]],
                                       event.words[i]);
        }
        reply[i] = model_.value(step.seed + 1, layout.message[i]);
        model_.set(step.thread, layout.message[i], reply[i]);
        context.known[layout.message[i]] = i < step.count ? ~Word{0} : 0;
    }
    model_.set(step.thread, layout.cap, 0);  // no badge
    model_.set(step.thread, layout.info, kernel_.info_of_answer(step.count));
    model_.set(step.thread, layout.pc, kernel_.address_of(Code::TrapEnd));
    for (unsigned i = 0; i < layout.count; ++i) {
        if (layout.is_in(layout.overwritten | layout.lost, i)) {
            context.known[i] = 0;
        }
    }
    kernel_.answer(0, reply, step.count);
    expect_fault(step.thread);
}

void Player::preempt(const Step& step) {
    const Word pc = kernel_.address_of(Code::Spin);
    if (start(step.thread, &pc, 1)) {
        kernel_.interrupt();
        const Answer answer = kernel_.suspend(step.thread);
        if (!answer.is_success()) {
            finding_.refusal("to suspend thread", step.thread, answer);
        }
    }
}

/// The code's own traces in the registers are wiped away: as if it had not run.
void Player::run_fpu(const Step& step) {
    const Layout& layout = model_.layout();
    Thread& thread = model_.thread(step.thread);
    const bool is_fill = step.method == Method::FillFpu;
    thread.fpu = is_fill ? step.seed : thread.fpu;
    Word before[max_registers]{};
    Word words[max_registers]{};
    kernel_.read(step.thread, false, layout.count, before);
    before[layout.flags] &= layout.user_flags;
    kernel_.enter_fpu(words, is_fill ? Code::FillFpu : Code::CountFpu, thread.fpu);
    const Answer started = kernel_.write(step.thread, true, layout.count, words, layout.count);
    if (!started.is_success()) {
        return finding_.refusal("to start thread", step.thread, started);
    }
    (void)expect_event(Event::Kind::UserException, layout.user_exception.length, kernel_.take());
    model_.wait(step.thread, Wait::Exception);
    kernel_.read(step.thread, true, layout.count, words);
    if (!is_fill && finding_.is_empty() && words[layout.result] != kernel_.fpu_words()) {
        finding_.difference("floating-point words kept by thread", step.thread, kernel_.fpu_words(),
                            words[layout.result]);
    }
    thread.has_fpu_value = is_fill;  // counting can use it up
    kernel_.write(step.thread, false, layout.count, before, layout.count);
    for (unsigned i = 0; i < layout.count; ++i) {
        model_.set(step.thread, i, before[i]);
    }
    thread.wait = Wait::No;
    thread.is_in_system_call = false;
}

void Player::answer(const Step& step) {
    Word words[max_fault_words]{};
    if (step.method == Method::Refuse) {
        kernel_.answer(1, words, 0);
        (void)expect_event(Event::Kind::None, 0, kernel_.take());
        return;
    }
    for (unsigned i = 0; i < step.count; ++i) {
        words[i] = model_.answer_word(step, i);
    }
    model_.apply_answer(step);
    kernel_.answer(0, words, step.count);
    expect_fault(step.thread);
}

}  // namespace selfe::models::registers
