// Replaces this process.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/hand_over.hpp"

#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <iostream>

namespace selfe::project {

Expected<int> hand_over(const std::filesystem::path& program,
                        const std::vector<std::string>& arguments) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    std::cout.flush();
    ::execv(program.c_str(), pointers.data());
    const int reason = errno;
    return fail(program.string(), std::string("cannot be started: ") + std::strerror(reason),
                "install selfe again; `selfe doctor` says what else is missing");
}

std::filesystem::path runner(const Installation& installation) {
    return installation.data / "runner" / "selfe-run";
}

void add_boards(std::vector<std::string>& arguments, const std::vector<std::string>& boards) {
    for (const std::string& board : boards) {
        arguments.push_back("--board=" + std::filesystem::absolute(board).string());
    }
}

}  // namespace selfe::project
