// Debugging by QEMU's GDB stub.
// SPDX-License-Identifier: BSD-2-Clause
#include "qemu_machine.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "selfe/common/text.hpp"

namespace selfe::jtag {

namespace {

using namespace std::chrono_literals;

// QEMU stops when the core's current translation block ends.
constexpr auto patience_for_stops = 20s;
constexpr auto patience_for_steps = 5s;  // a processor that sleeps does none
constexpr auto time_between_looks = 20ms;
constexpr std::size_t block_bytes = 1024;              // in hex it fits into QEMU's packets of 4096
constexpr std::string_view stopped_by_itself = "T05";  // SIGTRAP; an interrupt is SIGINT
constexpr std::uint32_t page_mask = 0xfff;
constexpr std::uint32_t thumb_bit = 1u << 5;

/// QEMU numbers registers as GDB always has: eight floating-point registers and their status, long
/// gone, are between the Pc and CPSR.
constexpr unsigned stub_number(unsigned number) {
    return number == Machine::Cpsr ? 25 : number;
}

std::string little_endian(std::uint32_t value, unsigned bytes) {
    std::string text;
    for (unsigned index = 0; index < bytes; ++index) {
        text += static_cast<char>(value >> 8 * index);
    }
    return text;
}

std::uint32_t number_in(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        value |= std::uint32_t{static_cast<unsigned char>(bytes[index])} << 8 * index;
    }
    return value;
}

/// What pairs of hex digits say; stops at anything else.
std::string bytes_in(std::string_view digits) {
    std::string bytes;
    for (; digits.size() >= 2; digits.remove_prefix(2)) {
        unsigned byte = 0;
        if (std::from_chars(digits.data(), digits.data() + 2, byte, 16).ptr != digits.data() + 2) {
            break;
        }
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

std::string digits(std::uint32_t value) {
    return hex(value).substr(2);
}

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
    forget();
    writing_ = {};
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
    writing_ = {};
    forget();
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
        stub_.ask("z1," + digits(address) + ",4");
    }
    breakpoints_.assign(breakpoints.begin(), breakpoints.end());
    for (const std::uint32_t address : breakpoints_) {
        stub_.ask("Z1," + digits(address) + ",4");
    }
    go("vCont;c");
}

void QemuMachine::step() {
    go("vCont;s:1");
}

std::uint32_t QemuMachine::reg(unsigned number) {
    auto& known = registers_[number];
    if (!known) {
        known = number_in(bytes_in(stub_.ask("p" + digits(stub_number(number))).value_or("")));
    }
    return *known;
}

void QemuMachine::set_reg(unsigned number, std::uint32_t value) {
    registers_[number] = value;
    dirty_.set(number);
    if (number == Cpsr) {
        forget();  // another mode has registers, and perhaps a view of memory, of its own
    }
}

std::optional<std::uint32_t> QemuMachine::physical(std::uint32_t address) {
    if (page_ != (address & ~page_mask)) {
        flush_registers();
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
    flush_writes();
    // By virtual address, which reaches read-only memory too.
    stub_.ask("Qqemu.PhyMemMode:0");
    const std::string before = stub_.ask("m" + digits(pc) + ",4").value_or("");
    bool is_done = before.size() == 8;
    if (is_done) {
        set_reg(Pc, pc);
        flush_registers();
        stub_.ask("M" + digits(pc) + ",4:" + hex_bytes(little_endian(opcode, 4)));
        go("vCont;s:1");
        if (!stub_.receive(patience_for_steps)) {
            (void)stop();
        }
        is_halted_ = true;
        is_done = reg(Pc) == pc + 4;
        stub_.ask("M" + digits(pc) + ",4:" + before);
    }
    stub_.ask("Qqemu.PhyMemMode:1");
    return is_done;
}

std::uint32_t QemuMachine::read(std::uint32_t address, unsigned bytes) {
    const std::size_t offset = address - read_ahead_.address;  // huge, if it is in front of it
    if (is_halted() && is_memory(address)) {
        if (offset + bytes > read_ahead_.bytes.size()) {
            flush_writes();
            read_ahead_.address = address & ~std::uint32_t{block_bytes - 1};
            read_ahead_.bytes = peek(read_ahead_.address, block_bytes);
        }
        const std::size_t at = address - read_ahead_.address;
        return at < read_ahead_.bytes.size()
                   ? number_in(std::string_view(read_ahead_.bytes).substr(at, bytes))
                   : 0;
    }
    const Pause pause(*this);
    flush_writes();
    return number_in(peek(address, bytes));
}

void QemuMachine::write(std::uint32_t address, unsigned bytes, std::uint32_t value) {
    if (Faults::is_due(faults_.settings.spoil_after, bytes)) {
        value ^= 1;
    }
    read_ahead_ = {};
    if (!is_halted() || !is_memory(address)) {
        const Pause pause(*this);
        flush_writes();
        poke(address, little_endian(value, bytes));
        return;
    }
    if (address != writing_.address + writing_.bytes.size() ||
        writing_.bytes.size() >= block_bytes) {
        flush_writes();
        writing_.address = address;
    }
    writing_.bytes += little_endian(value, bytes);
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
    flush_writes();
    flush_registers();
    forget();
    stub_.send(how);
    is_halted_ = false;
}

void QemuMachine::flush_writes() {
    if (!writing_.bytes.empty()) {
        poke(writing_.address, std::exchange(writing_.bytes, {}));
    }
}

/// CPSR first: the others belong to its mode.
void QemuMachine::flush_registers() {
    for (unsigned left = register_count; left > 0; --left) {
        const unsigned number = left - 1;
        if (dirty_.test(number)) {
            stub_.ask("P" + digits(stub_number(number)) + "=" +
                      hex_bytes(little_endian(*registers_[number], 4)));
        }
    }
    dirty_.reset();
}

/// Drops what is known of a machine that is about to change.
void QemuMachine::forget() {
    flush_registers();
    registers_.fill(std::nullopt);
    read_ahead_ = {};
    page_.reset();
}

std::string QemuMachine::peek(std::uint32_t address, unsigned bytes) {
    return bytes_in(stub_.ask("m" + digits(address) + "," + digits(bytes)).value_or(""));
}

void QemuMachine::poke(std::uint32_t address, std::string_view bytes) {
    stub_.ask("M" + digits(address) + "," + digits(static_cast<std::uint32_t>(bytes.size())) + ":" +
              hex_bytes(bytes));
}

bool QemuMachine::is_memory(std::uint32_t address) const {
    return std::ranges::any_of(
        memory_, [&](const Range& range) { return address >= range.begin && address < range.end; });
}

}  // namespace selfe::jtag
