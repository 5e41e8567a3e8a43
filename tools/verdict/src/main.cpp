// selfe-verdict: tells CTest what the journal of a boot says about one case.
// SPDX-License-Identifier: BSD-2-Clause
//
// Parses its three options itself: it runs once for every case, and a parser library would cost
// more than the rest of the work.
#include <unistd.h>

#include <exception>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "selfe/common/exit_code.hpp"
#include "selfe/common/file.hpp"
#include "selfe/verdict/answer.hpp"
#include "selfe/verdict/ctest_identity.hpp"

namespace {

using namespace selfe;

constexpr std::string_view usage =
    "usage: selfe-verdict --journal FILE --image-id ID --case NAME\n"
    "Prints what the journal says about a case. Exit codes: 0 passed, 1 not passed,\n"
    "77 skipped, diverging as its release is known to, or not selected,\n"
    "99 the journal is not of this image and this run of ctest.\n";

struct Options {
    std::string journal;
    std::string image_id;
    std::string case_name;
};

/// Fills `options`; whether the command line was right.
bool parse(int argc, char** argv, Options& options) {
    for (int index = 1; index < argc; index += 2) {
        const std::string_view name = argv[index];
        std::string* const value = name == "--journal"    ? &options.journal
                                   : name == "--image-id" ? &options.image_id
                                   : name == "--case"     ? &options.case_name
                                                          : nullptr;
        if (value == nullptr || index + 1 == argc || !value->empty()) {
            return false;
        }
        *value = argv[index + 1];
    }
    return !options.journal.empty() && !options.image_id.empty() && !options.case_name.empty();
}

verdict::Answer answer(const Options& options) {
    const auto bytes = read_file(options.journal);
    if (!bytes) {
        Diagnostic reason = bytes.error();
        reason.hint = "run the boot test of this image first";
        return verdict::stale_answer(reason);
    }
    const auto journal = verdict::parse_journal(*bytes, options.case_name, options.journal);
    if (!journal) {
        return verdict::stale_answer(journal.error());
    }
    return verdict::answer({.case_name = options.case_name,
                            .image_id = options.image_id,
                            .ctest_identity = verdict::ctest_identity("/proc", getpid())},
                           *journal);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == "--help") {
        std::cout << usage;
        return ExitDone;
    }
    try {
        Options options;
        if (!parse(argc, argv, options)) {
            std::cerr << usage;
            return ExitUsage;
        }
        const auto [exit_code, text] = answer(options);
        std::cout << text << std::flush;
        return exit_code;
    } catch (const std::exception& error) {
        std::cerr << "error: " << error.what() << "\nhint: this is a bug of selfe-verdict\n";
        return ExitBug;
    }
}
