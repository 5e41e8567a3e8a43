// What an architecture must provide to the core: the whole list, checked by the compiler.
// SPDX-License-Identifier: BSD-2-Clause
//
// The include path picks arch/<name>/include; every architecture has files of these names. Each
// declaration is documented there; here stands its exact type, so that a new architecture knows
// when it is complete. `machine/` is the part that touches hardware: arch/host replaces only that.
#include <concepts>

#include "arch/asid_rules.hpp"
#include "arch/boot_vspace.hpp"
#include "arch/cap_rules.hpp"
#include "arch/fault_registers.hpp"
#include "arch/invoke.hpp"
#include "arch/irq.hpp"
#include "arch/object_types.hpp"
#include "arch/trap.hpp"
#include "arch/vspace.hpp"
#include "machine/console.hpp"
#include "machine/cpu.hpp"
#include "machine/fpu.hpp"

namespace kernel {
namespace {

/// The saved registers of a thread, and the part each plays in system calls and messages.
template <typename Context>
concept UserContext = requires(Context context, const Context& saved, Word word, unsigned index) {
    // How many message words travel in registers, and how many registers user level can name.
    { Context::message_registers } -> std::convertible_to<unsigned>;
    { Context::register_count } -> std::convertible_to<unsigned>;
    { Context::frame_registers } -> std::convertible_to<unsigned>;
    // A system call: capability in, badge out, tag both ways, message words, number.
    { saved.cap_register() } -> std::same_as<Word>;
    { context.set_cap_register(word) };
    { context.set_badge(word) };
    { saved.message_info() } -> std::same_as<Word>;
    { context.set_message_info(word) };
    { saved.message(index) } -> std::same_as<Word>;
    { context.set_message(index, word) };
    { saved.syscall_number() } -> std::same_as<long>;
    // Where the thread trapped and where it goes on; restarting repeats the trapping instruction.
    { saved.fault_pc() } -> std::same_as<Word>;
    { saved.next_pc() } -> std::same_as<Word>;
    { context.trapped_at(word) };
    { context.restart() };
    { context.forget_trap() };
    { context.start_at(word, word) };
    // Registers in the order of seL4_UserContext.
    { saved.get(index) } -> std::same_as<Word>;
    { context.set(index, word) };
    { context.set_tls_base(word) };
};

static_assert(UserContext<arch::UserContext>);
static_assert(std::is_default_constructible_v<arch::FpuState>);

/// The function exists with exactly this type.
template <typename Type, Type* Function>
inline constexpr bool is_provided = true;

// Capabilities that only this architecture has.
static_assert(is_provided<Region(const Cap&), arch::region_of>);
static_assert(is_provided<bool(const Cap&, const Cap&), arch::issues>);
static_assert(is_provided<Result<Cap>(const Cap&), arch::derive>);
static_assert(is_provided<void(const Cap&), arch::finalise>);
static_assert(is_provided<Status(Invocation&), arch::invoke>);

// Object types that only this architecture has.
static_assert(is_provided<bool(Word), arch::is_frame_type>);
static_assert(is_provided<unsigned(Word), arch::object_size_bits>);
static_assert(is_provided<Cap(Word, Word, bool), arch::create_object>);

// Frames: where the core finds IPC buffers, and what it copies and deletes.
static_assert(requires(const FrameCap& frame) {
    { frame.base } -> std::convertible_to<Word>;
    { frame.rights } -> std::convertible_to<Word>;
    { frame.is_device } -> std::convertible_to<bool>;
    { frame_bits(frame.size) } -> std::same_as<unsigned>;
    { frame.mapping.is_mapped() } -> std::same_as<bool>;
});
static_assert(is_provided<void(const FrameCap&), arch::vspace::unmap_frame>);

// Address spaces and their identifiers: the core has the tables from one to the other.
static_assert(requires(const VSpaceCap& vspace, const AsidPoolCap& pool) {
    { vspace.base } -> std::convertible_to<Word>;
    { vspace.asid } -> std::convertible_to<Word>;
    { pool.base } -> std::convertible_to<Word>;
    { pool.first_asid } -> std::convertible_to<Word>;
});
static_assert(arch::asid_make_pool != arch::asid_assign);
static_assert(is_provided<void(Word), arch::forget_asid>);

// Fault messages: registers shown from word 0 on, and what a reply may change.
static_assert(is_provided<Word(const arch::UserContext&, unsigned), arch::syscall_fault_register>);
static_assert(
    is_provided<void(arch::UserContext&, unsigned, Word), arch::set_syscall_fault_register>);
static_assert(
    is_provided<Word(const arch::UserContext&, unsigned), arch::exception_fault_register>);
static_assert(
    is_provided<void(arch::UserContext&, unsigned, Word), arch::set_exception_fault_register>);

// Interrupts.
static_assert(arch::irq_count > 0);
static_assert(std::same_as<decltype(arch::has_irqs_by_number), const bool>);
static_assert(is_provided<void(Word), arch::mask_irq>);
static_assert(is_provided<void(Word), arch::unmask_irq>);
static_assert(is_provided<Status(Invocation&), arch::invoke_irq_control>);

// Between two threads.
static_assert(is_provided<void(Tcb&), arch::prepare>);
static_assert(is_provided<void(), arch::idle>);

// Booting: the root task's address space.
static_assert(is_provided<Word(boot::RootCSpace&, boot::FreeMemory&), arch::add_boot_vspace>);
static_assert(is_provided<Cap(Word, Word, Word), arch::map_boot_table>);
static_assert(is_provided<Cap(Word, Word, Word), arch::map_boot_frame>);

// The machine below, as much as the core itself needs.
static_assert(is_provided<Word(const void*), machine::to_physical>);
static_assert(is_provided<Slot*(Word), machine::from_physical<Slot>>);
static_assert(is_provided<void(Word, Word), machine::set_user_tables>);
static_assert(is_provided<void(), machine::set_no_user_tables>);
static_assert(is_provided<void(bool), machine::set_fpu_enabled>);
static_assert(is_provided<void(arch::FpuState&), machine::save_fpu>);
static_assert(is_provided<void(const arch::FpuState&), machine::load_fpu>);
static_assert(is_provided<void(char), machine::put_char>);
static_assert(is_provided<void(), machine::halt>);

}  // namespace
}  // namespace kernel
