// Debugging by QEMU's GDB stub.
// SPDX-License-Identifier: BSD-2-Clause
#include "qemu_machine.hpp"

#include <charconv>
#include <utility>

#include "gdb_text.hpp"
#include "selfe/common/text.hpp"

namespace selfe::jtag {

namespace {

using namespace std::chrono_literals;

// QEMU stops when the core's current translation block ends.
constexpr auto patience_for_stops = 20s;
constexpr auto patience_for_steps = 5s;  // a processor that sleeps does none
constexpr auto time_between_looks = 20ms;
constexpr std::string_view stopped_by_itself = "T05";  // SIGTRAP; an interrupt is SIGINT
constexpr std::uint32_t page_mask = 0xfff;
constexpr std::uint32_t thumb_bit = 1u << 5;

}  // namespace

/// Stops a running machine for an access from outside, and lets it run on.
class QemuMachine::Pause {
  public:
    explicit Pause(QemuMachine& machine) : machine_(machine), is_needed_(!machine.is_halted()) {
        if (is_needed_ && machine_.stop()) {
            machine_.is_halted_ = true;  // a breakpoint was faster
            is_needed_ = false;
        }
    }
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;
    ~Pause() {
        if (is_needed_) {
            machine_.go("vCont;c");
        }
    }

  private:
    QemuMachine& machine_;
    bool is_needed_;
};

bool QemuMachine::has_power() {
    if (!stub_.is_alive() && !std::exchange(had_power_, false)) {
        if (const auto now = std::chrono::steady_clock::now(); now >= next_look_) {
            next_look_ = now + time_between_looks;
            plug_in();
        }
        had_power_ = stub_.is_open();
    }
    return stub_.is_open();
}

void QemuMachine::plug_in() {
    registers_.flush_and_forget();  // into the connection that is closed
    memory_.drop();
    page_.reset();
    breakpoints_.clear();
    stub_ = GdbStub::connect(path_);
    // QEMU stops when somebody connects, and may say so. Single registers it gives only to those
    // who have asked for their description. Memory accesses are to be physical ones, registers
    // those of core 0.
    is_halted_ = true;
    stub_.catch_up();
    stub_.ask("qXfer:features:read:target.xml:0,800");
    stub_.ask("Qqemu.PhyMemMode:1");
    stub_.ask("Hg1");
    go("vCont;c");
}

void QemuMachine::reset() {
    halt();
    registers_.flush_and_forget();
    memory_.drop();
    page_.reset();
    stub_.monitor("system_reset");
    stub_.catch_up();  // QEMU resets before it reads the next packet
}

bool QemuMachine::is_halted() {
    if (!is_halted_ && stub_.receive(0ms)) {
        is_halted_ = true;
    }
    return is_halted_;
}

void QemuMachine::halt() {
    if (!is_halted()) {
        (void)stop();
        is_halted_ = true;
    }
}

void QemuMachine::resume(std::span<const std::uint32_t> breakpoints) {
    for (const std::uint32_t address : breakpoints_) {
        stub_.ask("z1," + hex_number(address) + ",4");
    }
    breakpoints_.assign(breakpoints.begin(), breakpoints.end());
    for (const std::uint32_t address : breakpoints_) {
        stub_.ask("Z1," + hex_number(address) + ",4");
    }
    go("vCont;c");
}

void QemuMachine::step() {
    go("vCont;s:1");
}

std::uint32_t QemuMachine::reg(unsigned number) {
    return registers_.get(number);
}

void QemuMachine::set_reg(unsigned number, std::uint32_t value) {
    registers_.set(number, value);
    if (number == Cpsr) {
        page_.reset();  // another mode may see memory in another way
    }
}

std::optional<std::uint32_t> QemuMachine::physical(std::uint32_t address) {
    if (page_ != (address & ~page_mask)) {
        registers_.flush();
        const std::string said = stub_.monitor("gva2gpa " + hex(address & ~page_mask)).value_or("");
        constexpr std::string_view intro = "gpa: 0x";
        const auto at = said.find(intro);
        if (at == std::string::npos) {
            return std::nullopt;
        }
        std::from_chars(&said[at + intro.size()], said.data() + said.size(), page_in_memory_, 16);
        page_ = address & ~page_mask;
    }
    return page_in_memory_ | (address & page_mask);
}

bool QemuMachine::execute(std::uint32_t opcode) {
    const std::uint32_t pc = reg(Pc);
    const std::uint32_t status = reg(Cpsr);
    if ((status & thumb_bit) != 0) {
        set_reg(Cpsr, status & ~thumb_bit);
    }
    const bool is_done = step_in_place(pc & ~3u, opcode);
    set_reg(Pc, pc);
    const std::uint32_t status_after = is_done ? reg(Cpsr) : status;
    if (const std::uint32_t restored = status_after | (status & thumb_bit); restored != reg(Cpsr)) {
        set_reg(Cpsr, restored);
    }
    return is_done;
}

/// Lays the instruction where the processor stands, steps over it and takes it away again.
bool QemuMachine::step_in_place(std::uint32_t pc, std::uint32_t opcode) {
    memory_.flush();
    // By virtual address, which reaches read-only memory too.
    stub_.ask("Qqemu.PhyMemMode:0");
    const std::string before = stub_.ask("m" + hex_number(pc) + ",4").value_or("");
    bool is_done = before.size() == 8;
    if (is_done) {
        set_reg(Pc, pc);
        stub_.ask("M" + hex_number(pc) + ",4:" + hex_bytes(little_endian(opcode, 4)));
        go("vCont;s:1");
        if (!stub_.receive(patience_for_steps)) {
            (void)stop();
        }
        is_halted_ = true;
        is_done = reg(Pc) == pc + 4;
        stub_.ask("M" + hex_number(pc) + ",4:" + before);
    }
    stub_.ask("Qqemu.PhyMemMode:1");
    return is_done;
}

bool QemuMachine::is_memory(std::uint32_t address) const {
    return memory_.contains(address);
}

std::uint32_t QemuMachine::read(std::uint32_t address, unsigned bytes) {
    const Pause pause(*this);
    return memory_.read(address, bytes);
}

void QemuMachine::write(std::uint32_t address, unsigned bytes, std::uint32_t value) {
    const bool is_spoiled = Faults::is_due(faults_.settings.spoil_after, bytes);
    const Pause pause(*this);
    memory_.write(address, bytes, is_spoiled ? value ^ 1 : value);
}

/// Stops the running machine; whether it had already stopped by itself.
bool QemuMachine::stop() {
    stub_.interrupt();
    const auto reason = stub_.receive(patience_for_stops);
    if (!reason) {
        stub_ = {};
    }
    return reason && reason->starts_with(stopped_by_itself);
}

void QemuMachine::go(std::string_view how) {
    memory_.flush_and_forget();
    registers_.flush_and_forget();
    page_.reset();
    stub_.send(how);
    is_halted_ = false;
}

}  // namespace selfe::jtag
