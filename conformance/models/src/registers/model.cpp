// What the documents say of each thread's registers, step by step.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/registers/model.hpp"

namespace selfe::models::registers {
namespace {

/// Rows of the steps that work; of the others the state decides.
constexpr const char* success_rows[] = {"TCB-072", "", "TCB-067", "",        "TCB-169",
                                        "TCB-155", "", "TCB-076", "FLT-028", "SYS-067",
                                        "TCB-179", "", "",        "TCB-177", "TCB-177"};
static_assert(sizeof success_rows / sizeof success_rows[0] == method_count);

}  // namespace

Model::Model(const Kernel& kernel)
    : layout_(&kernel.layout()),
      has_fpu_(kernel.fpu_words() != 0),
      trap_(kernel.address_of(Code::Trap)),
      end_(kernel.address_of(Code::ExchangeEnd)),
      trap_end_(kernel.address_of(Code::TrapEnd)) {}

Word Model::value(unsigned seed, unsigned index) const {
    // Multiplied by odd numbers, so that neither register nor seed can be mistaken.
    uint64_t mixed =
        (uint64_t{seed} + 1) * 0x9e37'79b9'7f4a'7c15 + (index + 1) * 0xd6e8'feb8'6659'fd93;
    mixed ^= mixed >> 29;
    const auto word = static_cast<Word>(mixed);
    if (index == layout_->flags) {
        return word & (layout_->user_flags | layout_->tried_flags);
    }
    if (index == layout_->number) {
        return word >> 1 | 1;  // no system call has a positive number
    }
    return layout_->is_in(layout_->addresses, index) ? word & layout_->address_mask : word;
}

void Model::set(unsigned thread, unsigned index, Word value) {
    Context& context = threads_[thread].context;
    context.words[index] = value;
    context.known[index] = layout_->own_bits(index);
}

void Model::wait(unsigned thread, Wait wait) {
    threads_[thread].wait = wait;
    last_fault_ = wait == Wait::No ? last_fault_ : thread;
    threads_[thread].is_in_system_call = wait == Wait::Syscall;
}

void Model::come_back(unsigned thread) {
    Thread& that = threads_[thread];
    that.wait = Wait::No;
    for (unsigned i = 0; that.is_in_system_call && i < layout_->count; ++i) {
        if (layout_->is_in(layout_->lost, i)) {
            that.context.known[i] = 0;
        }
    }
}

Wait Model::fault_at(unsigned thread, Word pc) const {
    const Context& context = threads_[thread].context;
    const unsigned number = layout_->number;
    if (pc == end_ || pc == trap_end_) {
        return Wait::Exception;
    }
    const bool is_unknown = context.known[number] == ~Word{0} && context.words[number] != 0 &&
                            context.words[number] >> (word_bits - 1) == 0;
    return pc == trap_ && is_unknown ? Wait::Syscall : Wait::No;
}

bool Model::is_decided(const Step& step) const {
    if (step.thread >= thread_count) {
        return false;
    }
    const Thread& thread = threads_[step.thread];
    const bool is_pc_known = thread.context.known[layout_->pc] == ~Word{0};
    switch (step.method) {
        case Method::Write:
            return step.count > 0 && step.count <= layout_->count;
        case Method::Truncate:
            return step.count > 1 && step.count <= layout_->count;
        case Method::Read:
            return step.count <= layout_->count + 1;
        case Method::Copy:
            return step.source < thread_count && step.source != step.thread;
        case Method::Resume:
            return is_pc_known && fault_at(step.thread, pc(step.thread)) != Wait::No;
        case Method::Trap:
            return fault_at(step.thread, trap_) == Wait::Syscall;
        case Method::Call:
            return step.count <= message_registers;
        case Method::Answer:
            return can_answer(step);
        case Method::Refuse:
            return step.thread == last_fault_ && thread.wait != Wait::No;
        case Method::FillFpu:
            return has_fpu_;
        case Method::CountFpu:
            return has_fpu_ && thread.has_fpu_value;
        default:
            return true;
    }
}

/// Only if it goes on at an instruction that faults.
bool Model::can_answer(const Step& step) const {
    const Thread& thread = threads_[step.thread];
    if (step.thread != last_fault_ || thread.wait == Wait::No ||
        step.count > message_of(thread.wait).reply_length) {
        return false;
    }
    Model after = *this;
    after.apply_answer(step);
    return after.threads_[step.thread].context.known[layout_->pc] == ~Word{0} &&
           after.fault_at(step.thread, after.pc(step.thread)) != Wait::No;
}

Word Model::answer_word(const Step& step, unsigned index) const {
    const unsigned reg = message_of(threads_[step.thread].wait).words[index];
    if (reg == layout_->pc) {
        return step.seed % 2 == 0 ? trap_ : end_;
    }
    return reg == no_register ? 0 : value(step.seed, reg);
}

void Model::apply_answer(const Step& step) {
    const FaultMessage& message = message_of(threads_[step.thread].wait);
    for (unsigned i = 0; i < step.count; ++i) {
        if (message.words[i] == no_register) {
            continue;
        }
        set(step.thread, message.words[i], answer_word(step, i));
        if (message.words[i] == layout_->link) {
            threads_[step.thread].context.known[layout_->link] = 0;
        }
    }
    come_back(step.thread);
}

const char* Model::success_row(const Step& step) const {
    const Wait wait = threads_[step.thread].wait;
    switch (step.method) {
        case Method::Copy:
            return (step.flags & transfer_frame) != 0 ? "TCB-079" : "TCB-080";
        case Method::Resume:
            return wait == Wait::No ? "TCB-157" : "TCB-159";
        case Method::Answer:
            return wait == Wait::Exception ? "FLT-046" : step.count == 0 ? "FLT-031" : "FLT-032";
        case Method::Refuse:
            return wait == Wait::Exception ? "FLT-047" : "FLT-033";
        default:
            return success_rows[static_cast<size_t>(step.method)];
    }
}

Admitted Model::expect(const Step& step) const {
    Admitted admitted(success_row(step));
    const bool is_read = step.method == Method::Read;
    if (is_read && (step.count == 0 || step.count > layout_->count)) {
        admitted.refuse(answer(models::Code::RangeError, 1, layout_->count), "TCB-071");
    }
    if (step.method == Method::Truncate) {
        admitted.refuse(answer(models::Code::TruncatedMessage), "TCB-078");
    }
    return admitted;
}

void Model::apply(const Step& step) {
    Thread& thread = threads_[step.thread];
    switch (step.method) {
        case Method::Write:
            for (unsigned i = 0; i < step.count; ++i) {
                set(step.thread, i, value(step.seed, i));
            }
            thread.is_in_system_call = false;
            return;
        case Method::Read:
            if ((step.flags & suspend_source) != 0) {
                thread.wait = Wait::No;
            }
            return;
        case Method::Copy: {
            Thread& source = threads_[step.source];
            const unsigned first = (step.flags & transfer_frame) != 0 ? 0 : layout_->frame_count;
            const unsigned end =
                (step.flags & transfer_integer) != 0 ? layout_->count : layout_->frame_count;
            for (unsigned i = first; i < end; ++i) {
                thread.context.words[i] = source.context.words[i];
                thread.context.known[i] = source.context.known[i];
            }
            thread.is_in_system_call = false;
            source.wait = (step.flags & suspend_source) != 0 ? Wait::No : source.wait;
            return;
        }
        case Method::SetTls:
            return set(step.thread, layout_->tls, value(step.seed, layout_->tls));
        case Method::Suspend:
        case Method::Refuse:
            thread.wait = Wait::No;
            return;
        default:
            return;
    }
}

}  // namespace selfe::models::registers
