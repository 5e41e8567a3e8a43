// Threads of the kernel under test as the register model sees them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/registers.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/models/registers/kernel.hpp"
#include "target_kernel.hpp"

namespace selfe::conformance {

/// Three threads in the case's spaces, without stack or IPC buffer. Their faults and messages come
/// to one endpoint.
class TargetRegisters : public models::registers::Kernel {
  public:
    explicit TargetRegisters(Case& t);

    bool renew() override;
    models::Answer write(unsigned thread, bool resume, models::Word count,
                         const models::Word* words, unsigned length) override;
    models::Answer read(unsigned thread, bool suspend, models::Word count,
                        models::Word* words) override;
    models::Answer copy(unsigned thread, unsigned source, models::Word flags) override;
    models::Answer set_tls_base(unsigned thread, models::Word base) override;
    models::Answer suspend(unsigned thread) override;
    models::Answer resume(unsigned thread) override;
    models::Word address_of(models::registers::Code code) const override;
    void enter_exchange(models::Word* registers, const models::Word* next) override;
    const models::Word* seen() const override { return exchange_.seen; }
    models::Word fpu_words() const override;
    void enter_fpu(models::Word* registers, models::registers::Code code,
                   models::Word value) override;
    void enter_call(models::Word* registers, unsigned length) override;
    models::registers::Event take() override;
    void answer(models::Word label, const models::Word* words, unsigned length) override;
    models::Word info_of_answer(unsigned length) const override;
    void interrupt() override;

  private:
    Case& case_;
    FaultHandler handler_;
    Cap<Tcb> threads_[models::registers::thread_count];
    RegisterExchange exchange_{};
    Word stack_[16]{};  ///< of the code that works with floating-point registers
};

template <>
struct TargetOf<models::registers::Kernel> {
    using Type = TargetRegisters;
};

}  // namespace selfe::conformance
