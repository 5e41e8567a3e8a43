// Drives libclang over the umbrella header.
// SPDX-License-Identifier: BSD-2-Clause
#include "source.hpp"

#include <algorithm>
#include <set>

namespace selfe::generator {
namespace {

/// Language of the product, freestanding; only the compiler's own headers besides the prefix's.
const std::vector<std::string> language_flags{
    "-xc++",        "-std=c++20",      "-ffreestanding",
    "-nostdlibinc", "-fno-exceptions", "-fno-rtti",
    "-w",           "-ferror-limit=0", "-fretain-comments-from-system-headers"};

}  // namespace

Source::Source(const Prefix& prefix, const Target& target, const std::string& tail,
               const std::vector<std::string>& extra_flags, unsigned options)
    : prefix_(prefix),
      triple_(target.triple),
      text_("extern \"C\" {\n#include <sel4/sel4.h>\n}\n" + tail),
      index_(clang_createIndex(0, 0)) {
    std::vector<std::string> flags = language_flags;
    flags.push_back("--target=" + target.triple);
    flags.insert(flags.end(), target.flags.begin(), target.flags.end());
    for (const auto& folder : prefix.includes) {
        flags.push_back("-isystem" + folder.string());
    }
    flags.insert(flags.end(), extra_flags.begin(), extra_flags.end());
    std::vector<const char*> arguments;
    arguments.reserve(flags.size());
    for (const std::string& flag : flags) {
        arguments.push_back(flag.c_str());
    }
    CXUnsavedFile main{main_file, text_.c_str(), text_.size()};
    unit_.reset(clang_parseTranslationUnit(index_.get(), main_file, arguments.data(),
                                           static_cast<int>(arguments.size()), &main, 1, options));
}

Expected<void> Source::check() const {
    if (!unit_) {
        return fail(prefix_.includes.front().string(), "libclang cannot parse the headers at all",
                    "is the package libclang-common-19-dev installed?");
    }
    if (auto checked = check_word(); !checked) {
        return checked;
    }
    const unsigned count = clang_getNumDiagnostics(unit());
    for (unsigned i = 0; i < count; ++i) {
        CXDiagnostic diagnostic = clang_getDiagnostic(unit(), i);
        const bool is_error = clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error;
        const std::string message = clang::take(clang_getDiagnosticSpelling(diagnostic));
        const clang::FileLocation where = clang::location(clang_getDiagnosticLocation(diagnostic));
        clang_disposeDiagnostic(diagnostic);
        if (is_error) {
            return std::unexpected(
                Diagnostic{where.file, where.line, where.column, message,
                           "the kernel's header does not compile for " + triple_ +
                               "; is the prefix whole, and the target the kernel's?"});
        }
    }
    return {};
}

Expected<void> Source::check_word() const {
    const auto word = prefix_.configuration.find("WORD_SIZE");
    CXTargetInfo info = clang_getTranslationUnitTargetInfo(unit());
    const std::string bits = std::to_string(clang_TargetInfo_getPointerWidth(info));
    clang_TargetInfo_dispose(info);
    if (word != prefix_.configuration.end() && word->second != ConfigurationValue(bits)) {
        return fail(prefix_.file("kernel/gen_config.json").string(),
                    "pointers of the target \"" + triple_ + "\" have " + bits +
                        " bits, words of the kernel have not",
                    "leave --target out, or give the triple of the kernel's compiler");
    }
    return {};
}

bool Source::is_in_prefix(const clang::FileLocation& where) const {
    return prefix_.relative(where.file).has_value();
}

Place Source::place(const clang::FileLocation& where) const {
    return {prefix_.relative(where.file).value_or(where.file), where.line, where.column};
}

std::vector<std::string> Source::headers() const {
    std::set<std::string> names;
    clang_getInclusions(
        unit(),
        [](CXFile file, CXSourceLocation*, unsigned, CXClientData data) {
            static_cast<std::set<std::string>*>(data)->insert(clang::take(clang_getFileName(file)));
        },
        &names);
    std::vector<std::string> result;
    for (const std::string& name : names) {
        if (auto header = prefix_.relative(name)) {
            result.push_back(std::move(*header));
        }
    }
    std::ranges::sort(result);
    return result;
}

std::unexpected<Diagnostic> not_understood(const Prefix& prefix, const Place& place,
                                           const std::string& what) {
    return std::unexpected(Diagnostic{
        prefix.file(place.header).string(), place.line, place.column, "not understood: " + what,
        "tools/generator/src/exclusions.cpp lists what is left out, each with its reason"});
}

}  // namespace selfe::generator
