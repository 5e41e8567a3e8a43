// An interrupt that comes while Untyped.Retype clears memory for its next use is let in.
// SPDX-License-Identifier: BSD-2-Clause
#include "long_call.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

/// Memory that is handed out as a whole, taken back, and cleared when it is handed out again.
struct Reset {
    static constexpr Word bits = case_memory_bits - 1;

    Case& t;
    Cap<Untyped> memory = t.make<Untyped>(bits);
    Slot object = t.empty_slot();

    Error prepare() const { return t.is_empty(object) ? Error::NoError : object.delete_(); }
    Error call() const { return memory.retype<Untyped>(object, bits); }
    /// What comes last is not there yet.
    bool is_begun() const { return t.is_empty(object); }
};

}  // namespace

CASE(UntypedRetype, ThatClearsMuchLetsAnInterruptInAndCompletes, "UT-049") {
    NEEDS(config::number_or("RESET_CHUNK_BITS", 0) < Reset::bits,
          "the kernel is configured to clear so much at once");
    Reset reset{t};
    const BootSpace boot(t);
    Alarm alarm(t, boot);
    CHECK("UT-049", LongCall(t, reset).is_interrupted(alarm));
    CHECK("UT-049", !t.is_empty(reset.object));
}

}  // namespace selfe::conformance
