// System call numbers that a kernel does not have, or was not configured to have.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

// Makes one call after the other, each by its number alone.
struct Calls {
    const Word* numbers;
    size_t count;
    size_t returned;

    static void run(Calls& self) {
        for (self.returned = 0; self.returned < self.count; ++self.returned) {
            SystemCall call(sys::seL4_SysCall, Cap<Any>{});
            call.registers().number() = self.numbers[self.returned];
            SystemCall::make(call);
        }
    }
};

// Numbers of system calls that only some configurations have, as kernels without scheduling
// contexts count; those with them have three calls more in front.
struct OptionalCall {
    int number;
    bool is_configured;
};
constexpr bool has_debug = config::flag_or("DEBUG_BUILD", false);
constexpr bool has_printing = config::flag_or("PRINTING", false);
constexpr bool has_smp = config::flag_or("ENABLE_SMP_SUPPORT", false);
constexpr bool has_benchmarks = config::flag_or("ENABLE_BENCHMARKS", false);
constexpr bool has_utilisation = config::flag_or("BENCHMARK_TRACK_UTILISATION", false);
constexpr OptionalCall optional_calls[] = {
    {-9, has_printing},                                         // DebugPutChar
    {-10, has_printing},                                        // DebugDumpScheduler
    {-11, has_debug},                                           // DebugHalt
    {-12, has_debug},                                           // DebugCapIdentify
    {-13, has_debug},                                           // DebugSnapshot
    {-14, has_debug},                                           // DebugNameThread
    {-15, has_debug&& has_smp},                                 // DebugSendIPI
    {-16, has_debug&& has_smp},                                 // DebugGetThreadAffinity
    {-17, config::flag_or("DANGEROUS_CODE_INJECTION", false)},  // DebugRun
    {-18, has_benchmarks},                                      // BenchmarkFlushCaches
    {-19, has_benchmarks},                                      // BenchmarkResetLog
    {-20, has_benchmarks},                                      // BenchmarkFinalizeLog
    {-21, has_benchmarks},                                      // BenchmarkSetLogBuffer
    {-22, has_benchmarks},                                      // BenchmarkNullSyscall
    {-23, has_utilisation},                                     // BenchmarkGetThreadUtilisation
    {-24, has_utilisation},                                     // BenchmarkResetThreadUtilisation
    {-25, has_utilisation&& has_debug},  // BenchmarkDumpAllThreadsUtilisation
    {-26, has_utilisation&& has_debug},  // BenchmarkResetAllThreadsUtilisation
};
constexpr int set_tls_base = -30;
constexpr int numbers_before = config::flag_or("KERNEL_MCS", false) ? 3 : 0;

constexpr Word number_of(int number) {
    return static_cast<Word>(number - numbers_before);
}

}  // namespace

CASE(UnknownSyscall, NumberOutsideTheKnownSetFaults, "SYS-065") {
    constexpr Word numbers[] = {0,
                                1,
                                0x7fff'ffff,
                                ~Word{0} >> 1,
                                number_of(-31),
                                number_of(-1000),
                                Word{1} << (word_bits - 1)};
    FaultHandler handler(t);
    Calls calls{numbers, sizeof numbers / sizeof numbers[0], 0};
    const Worker worker = t.start(calls, Calls::run, {.fault_handler = handler.address()});
    for (const Word number : numbers) {
        const Delivery fault = handler.take();
        CHECK_EQ("SYS-065", fault.info.label(), Word{sys::seL4_Fault_UnknownSyscall});
        CHECK_EQ("SYS-065", fault.words[sys::seL4_UnknownSyscall_Syscall], number);
        handler.skip(fault);
    }
    REQUIRE(worker.is_done());
}

CASE(UnknownSyscall, NumberOfACallThatIsNotConfiguredFaults, "SYS-066") {
    Word numbers[sizeof optional_calls / sizeof optional_calls[0]]{};
    size_t count = 0;
    for (const OptionalCall& call : optional_calls) {
        if (!call.is_configured) {
            numbers[count++] = number_of(call.number);
        }
    }
    NEEDS(count != 0, "every optional system call is configured");
    FaultHandler handler(t);
    Calls calls{numbers, count, 0};
    const Worker worker = t.start(calls, Calls::run, {.fault_handler = handler.address()});
    for (size_t i = 0; i < count; ++i) {
        const Delivery fault = handler.take();
        CHECK_EQ("SYS-066", fault.info.label(), Word{sys::seL4_Fault_UnknownSyscall});
        CHECK_EQ("SYS-066", fault.words[sys::seL4_UnknownSyscall_Syscall], numbers[i]);
        handler.skip(fault);
    }
    REQUIRE(worker.is_done());
}

CASE(SetTlsBase, ThatIsNotConfiguredFaults, "SYS-074") {
    constexpr Word number = number_of(set_tls_base);
    FaultHandler handler(t);
    Calls calls{&number, 1, 0};
    t.start(calls, Calls::run, {.fault_handler = handler.address()});
    const Delivery fault = handler.take();
    CHECK_EQ("SYS-074", fault.info.label(), Word{sys::seL4_Fault_UnknownSyscall});
    CHECK_EQ("SYS-074", fault.words[sys::seL4_UnknownSyscall_Syscall], number);
}

}  // namespace selfe::conformance
