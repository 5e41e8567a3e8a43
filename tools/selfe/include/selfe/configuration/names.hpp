// The closed sets of names that select tables of a sel4.toml: profiles and architectures.
// SPDX-License-Identifier: BSD-2-Clause
//
// `Arch` and `Sel4Arch` are seL4's own terms and spellings: the family, and the instruction set
// with its kernel mode. What platforms/ calls `arch` is the instruction set alone.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace selfe::configuration {

enum class Profile { Debug, Release };
enum class Arch { Arm, X86, Riscv };
enum class Sel4Arch {
    Aarch32,
    Aarch64,
    ArmHyp,
    Ia32,
    X86_64,  // NOLINT(readability-identifier-naming): so the architecture is called
    Riscv32,
    Riscv64,
};

/// `debug`, `release`.
[[nodiscard]] std::string_view name(Profile profile);
/// `arm`, `x86`, `riscv`.
[[nodiscard]] std::string_view name(Arch arch);
/// `aarch32`, `aarch64`, `arm_hyp`, `ia32`, `x86_64`, `riscv32`, `riscv64`.
[[nodiscard]] std::string_view name(Sel4Arch arch);

/// Every name, in the order of the enumerators.
[[nodiscard]] std::span<const std::string_view> profile_names();
[[nodiscard]] std::span<const std::string_view> arch_names();
[[nodiscard]] std::span<const std::string_view> sel4_arch_names();

/// The enumerator of that name, or nothing.
[[nodiscard]] std::optional<Profile> profile_named(std::string_view text);
[[nodiscard]] std::optional<Arch> arch_named(std::string_view text);
[[nodiscard]] std::optional<Sel4Arch> sel4_arch_named(std::string_view text);

/// The family that an instruction set belongs to.
[[nodiscard]] Arch arch_of(Sel4Arch arch);

/// What platforms/ and the compilers call the instruction set: arm_hyp is aarch32, the others have
/// the same name.
[[nodiscard]] std::string_view instruction_set(Sel4Arch arch);

}  // namespace selfe::configuration
