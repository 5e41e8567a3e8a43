// Checks interrupts and the platform's timer: claimed once at a time, told why not, given back.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/interrupt.hpp"

#include "expect.hpp"
#include "other_source.hpp"
#include "selfe/platform.hpp"
#include "selfe/platform_timer.hpp"

using namespace selfe::literals;
using selfe::Cap;
using selfe::Error;
using selfe::Interrupt;
using selfe::InterruptLine;
using selfe::MemoryCause;
using selfe::Notification;
using selfe::PlatformTimer;
using selfe::RootMemory;
using selfe::Word;
using selfe::start_test::expect;
using selfe::start_test::other_source;

namespace {

constexpr Word spare = selfe::platform::spare_irqs[0];

template <class Source>
Error refusal(RootMemory& memory, const Source& source, Cap<Notification> notification) {
    const Word before = memory.slots.free_count();
    const auto interrupt = Interrupt::claim(memory.slots, source, notification);
    expect(!interrupt && interrupt.error().cause == MemoryCause::Kernel, "the kernel refuses that");
    expect(memory.slots.free_count() == before, "a refusal costs no slot");
    return interrupt.error().kernel;
}

template <class Source>
void source_has_one_handler(RootMemory& memory, const Source& source,
                            Cap<Notification> notification) {
    const Word before = memory.slots.free_count();
    {
        auto first = Interrupt::claim(memory.slots, source, notification);
        expect(first.has_value(), "a line that nobody has can be claimed");
        expect(refusal(memory, source, notification) == Error::RevokeFirst, "and only once");
        const Interrupt owner = selfe::hand_over(first).take();
        expect(!owner.is_empty(), "an owner is moved");
        owner.acknowledge();
    }
    expect(memory.slots.free_count() == before, "its slot comes back");
    expect(Interrupt::claim(memory.slots, source, notification).has_value(),
           "what was given back can be claimed again");
}

void refusals_say_why(RootMemory& memory, Cap<Notification> notification) {
    const InterruptLine line{spare};
    expect(refusal(memory, line, selfe::cap_cast<Notification>(selfe::init_thread::cnode)) ==
               Error::InvalidCapability,
           "a CNode cannot be signalled");
    expect(Interrupt::claim(memory.slots, line, notification).has_value(),
           "and the line is free after that");
    expect(refusal(memory, InterruptLine{10'000}, notification) == Error::RangeError,
           "no platform has that many");

    Word bitmap[1];
    selfe::SlotAllocator none(selfe::init_thread::cnode, memory.slots.allocate_range(1).value(),
                              bitmap);
    const selfe::Slot last = none.allocate().value();
    const auto interrupt = Interrupt::claim(none, line, notification);
    expect(!interrupt && interrupt.error().cause == MemoryCause::OutOfSlots, "nowhere to put it");
    memory.slots.give_back(last);
}

void timer_has_one_owner(RootMemory& memory, Cap<Notification> notification) {
    // The first claim makes translation tables and cuts up device memory, which stays so.
    expect(PlatformTimer::claim(memory, notification).has_value(), "there is a timer");
    const Word before = memory.slots.free_count();
    {
        const auto timer = PlatformTimer::claim(memory, notification);
        expect(timer.has_value(), "it can be had again");
        expect(!PlatformTimer::claim(memory, notification), "but once at a time");
    }
    expect(memory.slots.free_count() == before, "its slots come back");
}

// One interrupt may have been on its way: of the alarm that was, or of what the firmware left
// running. It is taken for what it is, and there is no second one.
void expect_silence(PlatformTimer& timer, Cap<Notification> notification, const char* what) {
    if (notification.poll() != 0) {
        expect(!timer.acknowledge(), "no alarm is due");
    }
    expect(notification.poll() == 0, what);
}

void alarm_is_a_signal(RootMemory& memory, Cap<Notification> notification, Word badge) {
    auto claimed = PlatformTimer::claim(memory, notification);
    expect(claimed.has_value(), "there is a timer");
    PlatformTimer timer = selfe::hand_over(claimed).take();
    expect_silence(timer, notification, "which is silent");
    timer.set_alarm(100_us);
    do {
        expect(notification.wait() == badge, "it signals with the capability's badge");
    } while (!timer.acknowledge());
    timer.set_alarm(3600_s);
    timer.cancel();
    expect_silence(timer, notification, "and is silent again");
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static RootMemory memory(boot_info);
    const auto notification = memory.objects.allocate<Notification>();
    expect(notification.has_value(), "there is memory for a notification");
    constexpr Word badge = 5;
    const auto badged = selfe::SlotOwner<Notification>::make(memory.slots, [&](selfe::Slot slot) {
        return selfe::MemoryError(slot.mint(notification->slot(), selfe::Rights::all(), badge),
                                  "seL4_CNode_Mint");
    });
    expect(badged.has_value(), "and a slot for its badge");

    source_has_one_handler(memory, InterruptLine{spare}, badged->cap());
    source_has_one_handler(memory, other_source(spare), badged->cap());
    refusals_say_why(memory, badged->cap());
    timer_has_one_owner(memory, badged->cap());
    alarm_is_a_signal(memory, badged->cap(), badge);
    return 0;
}
