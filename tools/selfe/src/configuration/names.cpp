// The names of profiles and architectures, and how they belong together.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace selfe::configuration {
namespace {

// In the order of the enumerators, whose values are the indices.
constexpr std::array<std::string_view, 2> profiles{"debug", "release"};
constexpr std::array<std::string_view, 3> archs{"arm", "x86", "riscv"};
constexpr std::array<std::string_view, 7> sel4_archs{"aarch32", "aarch64", "arm_hyp", "ia32",
                                                     "x86_64",  "riscv32", "riscv64"};

template <class Enumeration, std::size_t count>
std::optional<Enumeration> named(const std::array<std::string_view, count>& names,
                                 std::string_view text) {
    const auto* const found = std::ranges::find(names, text);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<Enumeration>(found - names.begin());
}

}  // namespace

std::string_view name(Profile profile) {
    return profiles.at(std::to_underlying(profile));
}
std::string_view name(Arch arch) {
    return archs.at(std::to_underlying(arch));
}
std::string_view name(Sel4Arch arch) {
    return sel4_archs.at(std::to_underlying(arch));
}

std::span<const std::string_view> profile_names() {
    return profiles;
}
std::span<const std::string_view> arch_names() {
    return archs;
}
std::span<const std::string_view> sel4_arch_names() {
    return sel4_archs;
}

std::optional<Profile> profile_named(std::string_view text) {
    return named<Profile>(profiles, text);
}
std::optional<Arch> arch_named(std::string_view text) {
    return named<Arch>(archs, text);
}
std::optional<Sel4Arch> sel4_arch_named(std::string_view text) {
    return named<Sel4Arch>(sel4_archs, text);
}

Arch arch_of(Sel4Arch arch) {
    switch (arch) {
        case Sel4Arch::Aarch32:
        case Sel4Arch::Aarch64:
        case Sel4Arch::ArmHyp:
            return Arch::Arm;
        case Sel4Arch::Ia32:
        case Sel4Arch::X86_64:
            return Arch::X86;
        case Sel4Arch::Riscv32:
        case Sel4Arch::Riscv64:
            return Arch::Riscv;
    }
    std::unreachable();
}

std::string_view instruction_set(Sel4Arch arch) {
    return name(arch == Sel4Arch::ArmHyp ? Sel4Arch::Aarch32 : arch);
}

}  // namespace selfe::configuration
