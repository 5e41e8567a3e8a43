// The table of exclusions: every entry says why.
// SPDX-License-Identifier: BSD-2-Clause
#include "exclusions.hpp"

#include <array>

namespace selfe::generator {
namespace {

using enum Treatment;

constexpr auto declarations = std::to_array<ExclusionRule>({
    {"__assert_failed_*", Ignore, "compile-time assertion of the headers, spelt as a typedef"},
    {"__type_*", Ignore, "size assertion of the stub generator, spelt as a typedef"},
    {"_enum_pad_*", Ignore, "widens its enumeration to a word; no value anybody passes"},
    {"arm_*", Ignore, "register-level half of the system calls"},
    {"libsel4_*", Ignore, "piece of the system calls' bodies"},
    {"riscv_sys_*", Ignore, "register-level half of the system calls"},
    {"x64_sys_*", Ignore, "register-level half of the system calls"},
    {"x86_sys_*", Ignore, "register-level half of the system calls"},
    {"strcpy", Ignore, "the C library's; declared for DebugNameThread"},
});

constexpr auto macros = std::to_array<ExclusionRule>({
    // Left alone.
    {"CONFIG_*", Ignore,
     "offered by selfe/config.hpp; other C headers test it with #ifdef, where absence is silent"},
    {"seL4_Assert", Ignore, "names the file and line of its caller"},
    {"seL4_DebugAssert", Ignore, "names the file and line of its caller"},
    {"seL4_Fail", Ignore, "names the file and line of its caller"},
    {"SEL4_PRI*", Ignore, "printf length modifier, pasted from tokens"},
    {"_macro_str_concat*", Ignore, "behind SEL4_PRI*"},
    {"_seL4_int64_fmt", Ignore, "behind SEL4_PRI*"},
    {"_seL4_word_fmt", Ignore, "behind SEL4_PRI*"},
    {"SEL4_VMENTER_CALL_CONTROL_ENTRY_MR", Ignore,
     "old name of a constant in sel4/arch/vmenter.h, which sel4/sel4.h does not include"},
    // Better said in C++.
    {"seL4_Null", Replace, "a null pointer in C, the number 0L in C++",
     "decltype(nullptr) = nullptr"},
    {"seL4_CompileTimeAssert", Undefine, "static_assert says it"},
    // Spelling aids of the headers, no part of the interface.
    {"CONST", Undefine, "attribute of the headers' functions"},
    {"PURE", Undefine, "attribute of the headers' functions"},
    {"LIBSEL4_BIT", Undefine, "shift used by the headers' constants"},
    {"LIBSEL4_INLINE", Undefine, "linkage of the headers' functions"},
    {"LIBSEL4_INLINE_FUNC", Undefine, "linkage of the headers' functions"},
    {"LIBSEL4_NOINLINE", Undefine, "attribute of the headers' functions"},
    {"LIBSEL4_THREAD_LOCAL", Undefine, "storage of the IPC buffer's address"},
    {"LIBSEL4_SYSCALL*", Undefine, "assembly behind the system calls"},
    {"LIBSEL4_TRAP", Undefine, "name of a function behind the system calls"},
    {"LIBSEL4_UNUSED", Undefine, "attribute of the headers' functions"},
    {"LIBSEL4_WEAK", Undefine, "attribute of the headers' functions"},
    {"LIBSEL4_MCS_REPLY", Undefine, "stand-in for a register argument"},
    {"MCS_PARAM", Undefine, "argument that exists in one configuration"},
    {"MCS_PARAM_DECL", Undefine, "argument that exists in one configuration"},
    {"MCS_COND", Undefine, "choice between two configurations"},
    {"MCS_REPLY", Undefine, "operand of the system calls' assembly"},
    {"MCS_REPLY_DECL", Undefine, "operand of the system calls' assembly"},
    {"EXCEPT_IPC_USER_MR_EFLAGS", Undefine, "IA-32: stands for a name that nothing declares"},
    {"GET_MRS", Undefine, "IA-32: piece of the system calls' bodies"},
    {"MAYBE_GET_MRS", Undefine, "IA-32: piece of the system calls' bodies"},
    {"MCS_MAYBE_GET_MR1", Undefine, "IA-32: piece of the system calls' bodies"},
    {"MR_ARGS", Undefine, "IA-32: piece of the system calls' bodies"},
    {"RECV_MRS", Undefine, "IA-32: piece of the system calls' bodies"},
    {"REPLY", Undefine, "IA-32: piece of the system calls' bodies"},
    {"SEL4_COMPILE_ASSERT", Undefine, "static_assert says it"},
    {"SEL4_DEPRECATED", Undefine, "attribute of the headers' functions"},
    {"SEL4_DEPRECATE_MACRO", Undefine, "pragma around a macro's body"},
    {"SEL4_FORCE_LONG_ENUM", Undefine, "widens an enumeration to a word"},
    {"SEL4_PACKED", Undefine, "attribute of the headers' types"},
    {"SEL4_SIZE_SANITY", Undefine, "static_assert says it"},
    {"SEL4_INT64_IS_LONG", Undefine, "which C type has 64 bits; seL4_Int64 says it"},
    {"SEL4_INT64_IS_LONG_LONG", Undefine, "which C type has 64 bits; seL4_Int64 says it"},
    {"SEL4_WORD_IS_UINT32", Undefine, "which C type is a word; seL4_Word says it"},
    {"SEL4_WORD_IS_UINT64", Undefine, "which C type is a word; seL4_Word says it"},
    {"_seL4_int8_type", Undefine, "half of a C type's name"},
    {"_seL4_int16_type", Undefine, "half of a C type's name"},
    {"_seL4_int32_type", Undefine, "half of a C type's name"},
    {"_seL4_int64_type", Undefine, "half of a C type's name"},
    {"assert_size_correct", Undefine, "size assertion of the stub generator"},
    {"seL4_integer_size_assert", Undefine, "size assertion of the headers"},
});

}  // namespace

std::span<const ExclusionRule> declaration_rules() {
    return declarations;
}

std::span<const ExclusionRule> macro_rules() {
    return macros;
}

const ExclusionRule* find_rule(std::span<const ExclusionRule> rules, std::string_view name) {
    for (const ExclusionRule& rule : rules) {
        const bool is_prefix = rule.pattern.ends_with('*');
        const std::string_view stem = rule.pattern.substr(0, rule.pattern.size() - is_prefix);
        if (is_prefix ? name.starts_with(stem) : name == stem) {
            return &rule;
        }
    }
    return nullptr;
}

}  // namespace selfe::generator
