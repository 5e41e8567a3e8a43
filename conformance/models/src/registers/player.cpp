// Steps of the register model as methods, and what is read afterwards.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/registers/player.hpp"

namespace selfe::models::registers {

bool Player::begin() {
    model_ = Model(kernel_);
    finding_ = Finding();
    if (!kernel_.renew()) {
        finding_.refusal("new threads, as many as", thread_count, {});
        finding_.blame("TCB-076");
        return false;
    }
    // What a new thread's registers hold nobody says: they get the first values here.
    for (unsigned thread = 0; thread < thread_count; ++thread) {
        const Step first = step(Method::Write, thread, model_.layout().count, thread);
        if (!perform(first).is_success()) {
            finding_.refusal("the first registers of thread", thread, {});
            finding_.blame("TCB-072");
        }
        model_.apply(first);
    }
    return finding_.is_empty();
}

Answer Player::perform(const Step& step) {
    const unsigned thread = step.thread;
    Word words[max_registers];
    for (unsigned i = 0; i < model_.layout().count; ++i) {
        words[i] = model_.value(step.seed, i);
    }
    switch (step.method) {
        case Method::Write:
            return kernel_.write(thread, false, step.count, words, step.count);
        case Method::Truncate:
            return kernel_.write(thread, false, step.count, words, step.count - 1u);
        case Method::Read:
            return perform_read(step);
        case Method::Copy:
            return kernel_.copy(thread, step.source, step.flags);
        case Method::SetTls:
            return kernel_.set_tls_base(thread, model_.value(step.seed, model_.layout().tls));
        case Method::Suspend:
            return kernel_.suspend(thread);
        case Method::Resume:
            return kernel_.resume(thread);
        default:
            return {};
    }
}

/// The words of a Read that works are looked at, too.
Answer Player::perform_read(const Step& step) {
    Word words[max_registers]{};
    Answer answer =
        kernel_.read(step.thread, (step.flags & suspend_source) != 0, step.count, words);
    if (answer.is_success() && model_.expect(step).is_success()) {
        if (answer.length != step.count) {
            finding_.difference("the words of a read of", step.thread, step.count, answer.length);
        }
        compare("of the words read, register", model_.thread(step.thread).context, words,
                step.count);
        answer = {};
    }
    return answer;
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

void Player::follow(const Step& step) {
    switch (step.method) {
        case Method::Resume:
            model_.come_back(step.thread);
            return expect_fault(step.thread);
        case Method::Exchange:
            return exchange(step);
        case Method::Trap:
            return trap(step);
        case Method::Call:
            return call(step);
        case Method::Preempt:
            return preempt(step);
        case Method::Answer:
        case Method::Refuse:
            return answer(step);
        case Method::FillFpu:
        case Method::CountFpu:
            return run_fpu(step);
        default:
            return;
    }
}

void Player::look_around() {
    const Layout& layout = model_.layout();
    for (unsigned thread = 0; thread < thread_count && finding_.is_empty(); ++thread) {
        Word words[max_registers]{};
        const Answer answer = kernel_.read(thread, false, layout.count, words);
        if (!answer.is_success() || answer.length != layout.count) {
            return finding_.refusal("the registers of thread", thread, answer);
        }
        constexpr const char* names[] = {"of thread 0 register", "of thread 1 register",
                                         "of thread 2 register"};
        static_assert(sizeof names / sizeof names[0] == thread_count);
        compare(names[thread], model_.thread(thread).context, words, layout.count);
        const Word forced = words[layout.flags] & layout.forced_mask;
        if (finding_.is_empty() && forced != layout.forced_flags) {
            finding_.difference("the kernel's flags of thread", thread, layout.forced_flags,
                                forced);
        }
    }
}

void Player::compare(const char* what, const Context& expected, const Word* actual,
                     unsigned count) {
    const unsigned index = expected.first_difference(actual, count);
    if (finding_.is_empty() && index < count) {
        finding_.difference(what, index, expected.words[index] & expected.known[index],
                            actual[index] & expected.known[index]);
    }
}

}  // namespace selfe::models::registers
