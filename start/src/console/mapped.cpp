// The platform's UART in memory: its page is mapped in the place of a page of the image.
// SPDX-License-Identifier: BSD-2-Clause
//
// A page of the image has its translation tables already, and nobody else will want its address.
#include "../claim.hpp"
#include "../console.hpp"
#include "../image_page.hpp"
#include "selfe/console.hpp"
#include "selfe/init_thread.hpp"
#include "selfe/panic.hpp"
#include "selfe/platform.hpp"
#include "selfe/registers.hpp"
#include "selfe/uart/kind.hpp"

namespace selfe {
namespace {

constexpr Word page_size = Word{1} << sys::seL4_PageBits;
constexpr Word base = platform::uart::base;
static_assert(base == platform::uart::base, "the UART lies beyond this machine's addresses");

// Registers that are four bytes apart are four bytes wide. Arm's and NXP's UARTs know no other
// layout, and their register offsets are in the drivers.
template <bool AreBytes>
struct AccessOf {
    using Type = uint32_t;
};
template <>
struct AccessOf<true> {
    using Type = uint8_t;
};
constexpr bool are_bytes =
    platform::uart::kind == uart::Kind::Ns16550 && platform::uart::register_shift < 2;
using Access = MappedRegisters<AccessOf<are_bytes>::Type>;

alignas(page_size) constinit unsigned char window[page_size];

constinit uart::Driver<platform::uart::kind, Access, platform::uart::register_shift> console{
    Access(window + base % page_size)};

}  // namespace

void start::set_up_platform_console(const BootInfo& boot_info) {
    const Cap<Page> device = claim_device_page(boot_info, base);
    if (!is_ok(image_page(boot_info, window).unmap()) ||
        !is_ok(device.map(init_thread::vspace, reinterpret_cast<Word>(window), Rights::read_write(),
                          VmAttributes::device()))) {
        panic("the page of the console's UART cannot be mapped");
    }
    console.enable();
    use_console(console);
}

void use_console_cap(Cap<Any>) {}

}  // namespace selfe
