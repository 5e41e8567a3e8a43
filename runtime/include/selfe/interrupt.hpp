// An interrupt that a program handles: claimed, bound to a notification, given back.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/arch/interrupt_line.hpp"
#include "selfe/init_thread.hpp"
#include "selfe/irq.hpp"
#include "selfe/notification.hpp"
#include "selfe/slot_owner.hpp"

#include <concepts>

namespace selfe {

/// Where interrupts come from, by what the architecture knows about it: an `InterruptLine` of the
/// platform's interrupt controller everywhere; more in arch/<arch>/include/selfe/arch.
template <class T>
concept InterruptSource = requires(const T source, Cap<IrqControl> control, Slot destination) {
    { source.issue(control, destination) } -> std::same_as<MemoryError>;
};

/// Owns the handler of an interrupt, or nothing; moved (`hand_over`), never copied. When it goes,
/// the interrupt is off again, and somebody else can have it.
///
///     auto interrupt = Interrupt::claim(slots, InterruptLine{platform::timer::irq}, notification);
///     notification.wait();
///     …                          // the device is told first, or it interrupts at once again
///     interrupt->acknowledge();
class [[nodiscard]] Interrupt {
  public:
    constexpr Interrupt() = default;

    /// Has `source` signal `notification` at each interrupt, with its capability's badge, from now
    /// on. `control` is the authority over interrupts, which a root task has.
    /// Errors: OutOfSlots; Kernel: RevokeFirst if the interrupt has a handler already, RangeError
    /// for one that the platform lacks, InvalidCapability if `notification` is none or lacks write
    /// rights. Nothing has changed then.
    template <InterruptSource Source>
    [[nodiscard]] static Result<Interrupt, MemoryError> claim(
        SlotAllocator& slots, const Source& source, Cap<Notification> notification,
        Cap<IrqControl> control = init_thread::irq_control) {
        return bind(SlotOwner<IrqHandler>::make(
                        slots, [&](Slot slot) { return source.issue(control, slot); }),
                    notification);
    }

    [[nodiscard]] bool is_empty() const { return handler_.is_empty(); }
    /// The handler's capability; null if nothing is owned.
    [[nodiscard]] Cap<IrqHandler> cap() const& { return handler_.cap(); }
    Cap<IrqHandler> cap() const&& = delete;

    /// Lets the interrupt come again. A line that its device still holds does so at once. Requires
    /// that something is owned: panic.
    void acknowledge() const;

    /// Gives the interrupt back now; nothing if nothing is owned. Errors: those of
    /// SlotOwner.reset; it is owned still.
    MemoryError reset() { return handler_.reset(); }

  private:
    [[nodiscard]] static Result<Interrupt, MemoryError> bind(
        Result<SlotOwner<IrqHandler>, MemoryError>&& handler, Cap<Notification> notification);

    explicit Interrupt(SlotOwner<IrqHandler>&& handler) : handler_(hand_over(handler)) {}

    SlotOwner<IrqHandler> handler_;
};

}  // namespace selfe
