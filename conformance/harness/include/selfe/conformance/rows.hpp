// Rows of the behaviour catalogue as the compiler sees them: known, and applicable to this kernel.
// SPDX-License-Identifier: BSD-2-Clause
//
// A case names the rules it decides. An id that the catalogue does not have must not compile, and
// whether a rule applies follows from its condition and the kernel's own configuration alone.
#pragma once

#include <stddef.h>

#include <initializer_list>

#include "selfe/config.hpp"
#include "selfe/conformance/catalogue.hpp"

namespace selfe::conformance {

/// Part of a text; the freestanding stand-in for a string view.
struct Text {
    const char* begin;
    size_t size;

    constexpr bool operator==(const char* other) const {
        for (size_t i = 0; i < size; ++i) {
            if (other[i] == '\0' || begin[i] != other[i]) {
                return false;
            }
        }
        return other[size] == '\0';
    }
};

namespace detail {

constexpr bool same(const char* a, const char* b) {
    while (*a != '\0' && *a == *b) {
        ++a;
        ++b;
    }
    return *a == *b;
}

// Never defined: a call in a constant expression is the compiler's way to print these words.
void the_catalogue_has_no_such_row(const char* id);
void the_catalogue_uses_a_condition_that_rows_hpp_does_not_know();
void several_of_these_rows_apply();
void none_of_these_rows_applies();

consteval const Row& row_of(const char* id) {
    for (const Row& row : catalogue) {
        if (same(row.id, id)) {
            return row;
        }
    }
    the_catalogue_has_no_such_row(id);
    return catalogue[0];
}

// The catalogue's names for what a configuration can have, and the kernel's.
consteval bool holds(Text name) {
    if (name == "MCS")
        return config::flag_or("KERNEL_MCS", false);
    if (name == "SMP")
        return config::flag_or("ENABLE_SMP_SUPPORT", false);
    if (name == "hyp")
        return config::flag_or("ARM_HYPERVISOR_SUPPORT", false);
    if (name == "DebugBuild")
        return config::flag_or("DEBUG_BUILD", false);
    if (name == "Printing")
        return config::flag_or("PRINTING", false);
    if (name == "Fastpath")
        return config::flag_or("FASTPATH", false);
    if (name == "HaveFPU")
        return config::flag_or("HAVE_FPU", false);
    if (name == "SetTLSBaseSelf")
        return config::flag_or("SET_TLS_BASE_SELF", false);
    if (name == "AllowSMCCalls")
        return config::flag_or("ALLOW_SMC_CALLS", false);
    if (name == "ArmSMMU")
        return config::flag_or("ARM_SMMU", false);
    if (name == "IOMMU")
        return config::flag_or("IOMMU", false);
    if (name == "HugePage")
        return config::flag_or("HUGE_PAGE", false);
    if (name == "IRQ_IOAPIC")
        return config::flag_or("IRQ_IOAPIC", false);
    if (name == "IRQ_PIC")
        return config::flag_or("IRQ_PIC", false);
    if (name == "VTX")
        return config::flag_or("VTX", false);
    if (name == "VTX64BitGuests")
        return config::flag_or("X86_64_VTX_64BIT_GUESTS", false);
    if (name == "hyp/VTX")
        return config::flag_or("ARM_HYPERVISOR_SUPPORT", false) || config::flag_or("VTX", false);
    if (name == "TK1SMMU")
        return config::flag_or("TK1_SMMU", false);
    if (name == "Benchmarks")
        return config::flag_or("ENABLE_BENCHMARKS", false);
    if (name == "Benchmarks=track_utilisation")
        return config::flag_or("BENCHMARK_TRACK_UTILISATION", false);
    if (name == "DangerousCodeInjection")
        return config::flag_or("DANGEROUS_CODE_INJECTION", false);
    if (name == "KernelX86DangerousMSR")
        return config::flag_or("KERNEL_X86_DANGEROUS_MSR", false);
    if (name == "InvocationReportErrorIPC")
        return config::flag_or("KERNEL_INVOCATION_REPORT_ERROR_IPC", false);
    if (name == "HardwareDebugAPI")
        return config::flag_or("HARDWARE_DEBUG_API", false);
    if (name == "NumDomains>1")
        return config::number("NUM_DOMAINS") > 1;
    if (name == "StaticMaxPeriodUs>0")
        return config::number_or("KERNEL_STATIC_MAX_PERIOD_US", 0) > 0;
    detail::the_catalogue_uses_a_condition_that_rows_hpp_does_not_know();
    return false;
}

// `when` is a conjunction: names separated by ';', each possibly negated by '!'. With `only`, the
// other names do not count.
consteval bool condition_holds(const char* when, const char* only = "") {
    while (*when != '\0') {
        const bool is_negated = *when == '!';
        when += is_negated ? 1 : 0;
        size_t size = 0;
        while (when[size] != '\0' && when[size] != ';') {
            ++size;
        }
        const Text name{when, size};
        const bool counts = *only == '\0' || name == only;
        if (counts && holds(name) == is_negated) {
            return false;
        }
        when += size + (when[size] == ';' ? 1 : 0);
    }
    return true;
}

// `arch` is a disjunction, separated by ", ", of architectures, families and word sizes.
consteval bool architecture_matches(const char* arch) {
    if (*arch == '\0') {
        return true;
    }
    while (*arch != '\0') {
        size_t size = 0;
        while (arch[size] != '\0' && arch[size] != ',') {
            ++size;
        }
        const Text name{arch, size};
        if (name == config::text("SEL4_ARCH") || name == config::text("ARCH") ||
            name == (config::number("WORD_SIZE") == 64 ? "64-bit" : "32-bit")) {
            return true;
        }
        arch += size;
        while (*arch == ',' || *arch == ' ') {
            ++arch;
        }
    }
    return false;
}

}  // namespace detail

/// The rows that one case decides, checked against the catalogue by the compiler.
template <size_t Count>
struct RowSet {
    const char* ids[Count];
    bool applies[Count];

    /// Position of a row in the set, or `Count` if the case does not declare it.
    consteval size_t index_of(const char* id) const {
        size_t index = 0;
        while (index < Count && !detail::same(ids[index], id)) {
            ++index;
        }
        return index;
    }
};

/// Makes a case's row set. An unknown row does not compile.
template <class... Ids>
consteval RowSet<sizeof...(Ids)> rows(Ids... ids) {
    return {{detail::row_of(ids).id...},
            {detail::condition_holds(detail::row_of(ids).when) &&
             detail::architecture_matches(detail::row_of(ids).arch)...}};
}

/// The one of several rows that applies here: the catalogue numbers the same rule apart for
/// architectures and schedulers that document it apart. The case declares them all. Which one it is
/// must be plain: no or several rows that apply do not compile.
template <class... Ids>
consteval const char* here(Ids... ids) {
    const char* found = nullptr;
    for (const char* const id : {static_cast<const char*>(ids)...}) {
        const auto row = detail::row_of(id);
        if (detail::architecture_matches(row.arch) && detail::condition_holds(row.when, "MCS")) {
            if (found != nullptr) {
                detail::several_of_these_rows_apply();
            }
            found = id;
        }
    }
    if (found == nullptr) {
        detail::none_of_these_rows_applies();
    }
    return found;
}

}  // namespace selfe::conformance
