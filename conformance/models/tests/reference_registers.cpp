// The register model's code on the pretended machine, and its calls as the root task's.
// SPDX-License-Identifier: BSD-2-Clause
#include "reference_registers.hpp"

#include <algorithm>
#include <stdexcept>

#include "arch_names.hpp"
#include "ipc/message.hpp"
#include "register_machine.hpp"
#include "thread/run.hpp"
#include "thread/scheduler.hpp"

namespace selfe::models::test {
namespace {

using kernel::Tcb;
using registers::Code;
using registers::Event;

constexpr Word code_base = 0x400000, code_stride = 0x100;
constexpr Word call_label = 0xca11;
constexpr Word player_priority = 100, settling_priority = 1, own_priority = 255;

Event::Kind kind_of(Word label) {
    switch (label) {
        case seL4_Fault_UnknownSyscall:
            return Event::Kind::UnknownSyscall;
        case seL4_Fault_UserException:
            return Event::Kind::UserException;
        case call_label:
            return Event::Kind::Call;
        default:
            return Event::Kind::Other;
    }
}

}  // namespace

ReferenceRegisters::ReferenceRegisters()
    : Kernel(register_layout),
      endpoint_(system_.make(seL4_EndpointObject)),
      handler_(system_.next_slot()) {
    system_.call(seL4_CapInitThreadCNode,
                 {CNodeMint,
                  {handler_, kernel::word_bits, endpoint_, kernel::word_bits, 15, 1},
                  {seL4_CapInitThreadCNode}});
    for (Word& thread : threads_) {
        thread = system_.make(seL4_TCBObject);
        system_.call(
            thread,
            {TCBSetSpace, {handler_, 0, 0}, {seL4_CapInitThreadCNode, seL4_CapInitThreadVSpace}});
        system_.call(thread, {TCBSetPriority, {player_priority}, {seL4_CapInitThreadTCB}});
    }
}

Answer ReferenceRegisters::call(unsigned thread, const kernel::test::Message& message,
                                Word* words) {
    const kernel::test::Answer heard = system_.call(threads_[thread], message);
    Answer answer{heard.label, heard.words.size(), {}};
    std::copy_n(heard.words.begin(), std::min(heard.words.size(), Answer::max_words), answer.words);
    if (words != nullptr && heard.label == seL4_NoError) {
        std::copy(heard.words.begin(), heard.words.end(), words);
    }
    return answer;
}

bool ReferenceRegisters::renew() {
    for (unsigned i = 0; i < registers::thread_count; ++i) {
        if (!suspend(i).is_success()) {
            return false;
        }
    }
    return true;
}

Answer ReferenceRegisters::write(unsigned thread, bool resume, Word count, const Word* words,
                                 unsigned length) {
    kernel::test::Message message{TCBWriteRegisters, {resume ? Word{1} : 0, count}, {}};
    message.words.insert(message.words.end(), words, words + length);
    return call(thread, message);
}

Answer ReferenceRegisters::read(unsigned thread, bool suspend, Word count, Word* words) {
    return call(thread, {TCBReadRegisters, {suspend ? Word{1} : 0, count}, {}}, words);
}

Answer ReferenceRegisters::copy(unsigned thread, unsigned source, Word flags) {
    return call(thread, {TCBCopyRegisters, {flags}, {threads_[source]}});
}

Answer ReferenceRegisters::set_tls_base(unsigned thread, Word base) {
    return call(thread, {TCBSetTLSBase, {base}, {}});
}

Answer ReferenceRegisters::suspend(unsigned thread) {
    return call(thread, {TCBSuspend, {}, {}});
}

Answer ReferenceRegisters::resume(unsigned thread) {
    return call(thread, {TCBResume, {}, {}});
}

Word ReferenceRegisters::address_of(Code code) const {
    // TrapEnd follows Trap at once.
    return code == Code::TrapEnd ? address_of(Code::Trap) + trap_size
                                 : code_base + static_cast<Word>(code) * code_stride;
}

void ReferenceRegisters::enter_exchange(Word* registers, const Word* next) {
    registers[register_layout.pc] = address_of(Code::Exchange);
    std::copy_n(next, register_layout.count, next_);
}

void ReferenceRegisters::enter_call(Word* registers, unsigned length) {
    registers[register_layout.number] = static_cast<Word>(seL4_SysCall);
    registers[register_layout.cap] = handler_;
    registers[register_layout.info] =
        kernel::MessageInfo{.label = call_label, .length = length}.pack();
}

void ReferenceRegisters::run() {
    const Word own = seL4_CapInitThreadTCB;
    system_.trap(system_.root(), seL4_SysCall, own, {TCBSetPriority, {settling_priority}, {own}});
    while (kernel::scheduler::current() != &system_.root()) {
        Tcb& thread = *kernel::scheduler::current();
        if (thread.context.next_pc() == address_of(Code::Spin)) {
            // It would never give way: the root task outranks it again.
            take_interrupt(thread);
            kernel::tcb::set_priority(system_.root(), own_priority);
            kernel::next_thread();
            return;
        }
        go_on(thread);
    }
    system_.trap(system_.root(), seL4_SysCall, own, {TCBSetPriority, {own_priority}, {own}});
}

/// What the code does that the thread has come to.
void ReferenceRegisters::go_on(Tcb& thread) {
    const Word pc = thread.context.next_pc();
    if (pc == address_of(Code::Exchange)) {
        exchange(thread);
    } else if (pc == address_of(Code::Trap)) {
        make_system_call(thread);
    } else if (pc == address_of(Code::ExchangeEnd) || pc == address_of(Code::TrapEnd)) {
        meet_no_instruction(thread);
    } else {
        throw std::runtime_error("a thread runs where there is no code");
    }
}

void ReferenceRegisters::exchange(Tcb& thread) {
    for (unsigned i = 0; i < register_layout.count; ++i) {
        seen_[i] = i == register_layout.pc ? thread.context.next_pc() : thread.context.get(i);
        if (!register_layout.is_in(register_layout.fixed, i)) {
            thread.context.set(i, next_[i]);
        }
    }
    thread.context.set(register_layout.pc, address_of(Code::ExchangeEnd));
}

Event ReferenceRegisters::take() {
    run();
    Tcb& root = system_.root();
    system_.trap(root, seL4_SysNBRecv, endpoint_);
    if (root.context.cap_register() == 0) {
        return {};
    }
    const auto info = kernel::MessageInfo::unpack(root.context.message_info());
    Event event{kind_of(info.label), info.length, {}};
    for (unsigned i = 0; i < info.length && i < registers::max_fault_words; ++i) {
        event.words[i] = kernel::message::get_word(root, &system_.buffer_of(root), i);
    }
    return event;
}

void ReferenceRegisters::answer(Word label, const Word* words, unsigned length) {
    system_.trap(system_.root(), seL4_SysReply, 0, {label, {words, words + length}, {}});
}

Word ReferenceRegisters::info_of_answer(unsigned length) const {
    return kernel::MessageInfo{.label = 0, .length = length}.pack();
}

}  // namespace selfe::models::test
