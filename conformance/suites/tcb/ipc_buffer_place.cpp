// Where in its frame an IPC buffer lies, and which rights it needs there.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word last_word = 0x1234;
constexpr Word buffer_bytes = Word{1} << sys::seL4_IPCBufferSizeBits;
constexpr size_t registers = Trap::message_register_count;

sys::seL4_IPCBuffer& buffer_at(Word address) {
    return *reinterpret_cast<sys::seL4_IPCBuffer*>(address);
}

}  // namespace

CASE(TcbSetIPCBuffer, EachPlaceInTheFrameIsABufferOfItsOwn, "TCB-121") {
    const Cap<Page> frame = make_page(t);
    map_page(t, t.vspace(), frame, window);
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    constexpr Word end = window + small_page_bytes;
    for (const Word place : {window, window + buffer_bytes, end - buffer_bytes}) {
        for (Word other = window; other < end; other += buffer_bytes) {
            buffer_at(other).msg[registers] = 0;
        }
        SystemCall recv(sys::seL4_SysRecv, endpoint);
        const Worker receiver = t.prepare(recv, SystemCall::make);
        CHECK_EQ("TCB-121", receiver.tcb().set_ipc_buffer(place, t.copy_of(frame)), Error::NoError);
        REQUIRE_OK(receiver.tcb().resume());
        t.settle();
        set_mr(static_cast<int>(registers), last_word);
        endpoint.nb_send(MessageInfo(label, registers + 1));
        t.settle();
        for (Word other = window; other < end; other += buffer_bytes) {
            const Word expected = other == place ? last_word : 0;
            CHECK_EQ("TCB-121", buffer_at(other).msg[registers], expected);
        }
    }
}

CASE(TcbSetIPCBuffer, ALargePageHoldsBuffersToItsEnd, "TCB-121") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, Traits<LargePage>::size_bits, false);
    const Cap<Page> frame = make_page<LargePage>(t, boot.cap<Untyped>(memory.cap.bits));
    map_page(t, t.vspace(), frame, window);
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.prepare(recv, SystemCall::make);
    const Word place = window + large_page_bytes - buffer_bytes;
    CHECK_EQ("TCB-121", receiver.tcb().set_ipc_buffer(place, t.copy_of(frame)), Error::NoError);
    REQUIRE_OK(receiver.tcb().resume());
    t.settle();
    set_mr(static_cast<int>(registers), last_word);
    endpoint.nb_send(MessageInfo(label, registers + 1));
    t.settle();
    CHECK_EQ("TCB-121", buffer_at(place).msg[registers], last_word);
}

}  // namespace selfe::conformance
