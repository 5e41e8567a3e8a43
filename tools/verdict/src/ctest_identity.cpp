// Walks up the process tree to ctest.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/verdict/ctest_identity.hpp"

#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace selfe::verdict {
namespace {

constexpr int most_ancestors = 64;

struct Process {
    std::string name;
    int parent{};
    std::string start;
};

/// /proc/PID/stat is `PID (NAME) STATE PPID …`; NAME may hold spaces and parentheses.
std::optional<Process> read_process(const std::filesystem::path& proc, int pid) {
    std::ifstream file(proc / std::to_string(pid) / "stat");
    const std::string stat{std::istreambuf_iterator<char>(file), {}};
    const std::size_t open = stat.find('(');
    const std::size_t close = stat.rfind(')');
    if (open == std::string::npos || close == std::string::npos) {
        return std::nullopt;
    }
    constexpr int start_time_field = 22;  // counted from 1; NAME is field 2
    std::istringstream fields(stat.substr(close + 1));
    Process process{.name = stat.substr(open + 1, close - open - 1), .parent = 0, .start = {}};
    std::string skipped;
    fields >> skipped >> process.parent;
    for (int field = 5; field < start_time_field; ++field) {
        fields >> skipped;
    }
    return fields >> process.start ? std::optional(process) : std::nullopt;
}

}  // namespace

std::string ctest_identity(const std::filesystem::path& proc, int pid) {
    for (int generation = 0; generation < most_ancestors; ++generation) {
        const auto process = read_process(proc, pid);
        if (!process) {
            break;
        }
        if (process->name == "ctest") {
            std::string boot;
            std::ifstream(proc / "sys/kernel/random/boot_id") >> boot;
            return std::to_string(pid) + "." + process->start + "." + boot;
        }
        pid = process->parent;
    }
    return no_ctest;
}

}  // namespace selfe::verdict
