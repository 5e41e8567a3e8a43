// Registers of threads through methods, faults, messages and code that shows them.
// SPDX-License-Identifier: BSD-2-Clause
#include "target_registers.hpp"

#include <stddef.h>

#include "register_numbers.hpp"
#include "selfe/config.hpp"
#include "selfe/conformance/arch/fpu.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

using models::registers::Code;
using models::registers::Event;

static_assert(register_layout.count == user_context_words &&
                  register_layout.frame_count == frame_register_count &&
                  register_layout.flags == flags_index && register_layout.user_flags == user_flags,
              "models/arch/*/register_layout.hpp numbers other registers than a UserContext");
static_assert(register_layout.unknown_syscall.length == sys::seL4_UnknownSyscall_Length &&
                  register_layout.user_exception.length == sys::seL4_UserException_Length,
              "models/arch/*/register_layout.hpp has other messages");

/// What a thread says that calls.
constexpr Word call_label = 0xca11;

models::Answer answer_of(const Reply& reply) {
    models::Answer answer{reply.label, reply.length, {}};
    for (size_t i = 0; i < reply.length && i < models::Answer::max_words; ++i) {
        answer.words[i] = reply.words[i];
    }
    return answer;
}

Event::Kind kind_of(const Delivery& message) {
    if (message.badge == 0) {
        return Event::Kind::None;
    }
    switch (message.info.label()) {
        case sys::seL4_Fault_UnknownSyscall:
            return Event::Kind::UnknownSyscall;
        case sys::seL4_Fault_UserException:
            return Event::Kind::UserException;
        case call_label:
            return Event::Kind::Call;
        default:
            return Event::Kind::Other;
    }
}

}  // namespace

TargetRegisters::TargetRegisters(Case& t) : Kernel(register_layout), case_(t), handler_(t) {
    for (Cap<Tcb>& thread : threads_) {
        thread = t.make<Tcb>();
        t.must(thread.set_space(handler_.cap(), t.cnode(), 0, t.vspace(), 0),
               "a thread cannot be configured");
        t.must(give_time(t.time_authority(), thread, t.memory(), t.empty_slot()),
               "a thread cannot be given time");
        t.must(thread.set_priority(t.tcb(), priority::Body), "a thread's priority cannot be set");
    }
}

bool TargetRegisters::renew() {
    bool is_done = true;
    for (const Cap<Tcb> thread : threads_) {
        is_done &= is_ok(thread.suspend());
    }
    return is_done;
}

models::Answer TargetRegisters::write(unsigned thread, bool resume, models::Word count,
                                      const models::Word* words, unsigned length) {
    Invocation write(threads_[thread], sys::TCBWriteRegisters);
    write.words(resume ? 1 : 0, count);
    for (unsigned i = 0; i < length; ++i) {
        write.words(words[i]);
    }
    return answer_of(write.call());
}

models::Answer TargetRegisters::read(unsigned thread, bool suspend, models::Word count,
                                     models::Word* words) {
    const Reply reply =
        Invocation(threads_[thread], sys::TCBReadRegisters).words(suspend ? 1 : 0, count).call();
    for (size_t i = 0; reply.label == 0 && i < reply.length && i < register_layout.count; ++i) {
        words[i] = reply.words[i];
    }
    return answer_of(reply);
}

models::Answer TargetRegisters::copy(unsigned thread, unsigned source, models::Word flags) {
    return answer_of(Invocation(threads_[thread], sys::TCBCopyRegisters)
                         .words(flags)
                         .caps(threads_[source])
                         .call());
}

models::Answer TargetRegisters::set_tls_base(unsigned thread, models::Word base) {
    return answer_of(Invocation(threads_[thread], sys::TCBSetTLSBase).words(base).call());
}

models::Answer TargetRegisters::suspend(unsigned thread) {
    return answer_of(Invocation(threads_[thread], sys::TCBSuspend).call());
}

/// What the thread then does is seen by `take`.
models::Answer TargetRegisters::resume(unsigned thread) {
    return answer_of(Invocation(threads_[thread], sys::TCBResume).call());
}

models::Word TargetRegisters::address_of(Code code) const {
    const void* const addresses[] = {
        reinterpret_cast<const void*>(selfe_conformance_exchange_registers),
        selfe_conformance_exchange_end,
        selfe_conformance_bare_trap,
        selfe_conformance_bare_trap_end,
        reinterpret_cast<const void*>(selfe_conformance_spin),
        reinterpret_cast<const void*>(selfe_conformance_fill_fpu),
        reinterpret_cast<const void*>(selfe_conformance_count_fpu)};
    return reinterpret_cast<Word>(addresses[static_cast<size_t>(code)]);
}

void TargetRegisters::enter_exchange(models::Word* registers, const models::Word* next) {
    UserContext context;
    static_assert(sizeof context == register_layout.count * sizeof(Word));
    __builtin_memcpy(&context, registers, sizeof context);
    conformance::enter_exchange(context, exchange_);
    __builtin_memcpy(registers, &context, sizeof context);
    __builtin_memcpy(exchange_.next, next, sizeof context);
}

models::Word TargetRegisters::fpu_words() const {
    return config::flag_or("HAVE_FPU", false) ? conformance::fpu_words : 0;
}

void TargetRegisters::enter_fpu(models::Word* registers, Code code, models::Word value) {
    UserContext context{};
    enter_function(context, stack_ + sizeof stack_ / sizeof stack_[0] - 2, address_of(code),
                   address_of(Code::ExchangeEnd), value);
    __builtin_memcpy(registers, &context, sizeof context);
}

void TargetRegisters::enter_call(models::Word* registers, unsigned length) {
    registers[register_layout.number] = static_cast<Word>(sys::seL4_SysCall);
    registers[register_layout.cap] = handler_.cap().bits;
    registers[register_layout.info] = MessageInfo(call_label, length).raw().words[0];
}

Event TargetRegisters::take() {
    const Delivery message = handler_.take();
    Event event{kind_of(message), message.info.length(), {}};
    for (size_t i = 0; i < event.length && i < models::registers::max_fault_words; ++i) {
        event.words[i] = message.words[i];
    }
    return event;
}

void TargetRegisters::answer(models::Word label, const models::Word* words, unsigned length) {
    for (unsigned i = 0; i < length; ++i) {
        set_mr(static_cast<int>(i), words[i]);
    }
    answer_caller(MessageInfo(label, length));
}

models::Word TargetRegisters::info_of_answer(unsigned length) const {
    return MessageInfo(0, length).raw().words[0];
}

void TargetRegisters::interrupt() {
    // It spins at the case's own priority: only the kernel's tick ends its turn.
    sys::seL4_Yield();
}

}  // namespace selfe::conformance
