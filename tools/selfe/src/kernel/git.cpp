// Runs git without a shell, without prompts, and without the environment of a git that called us.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/git.hpp"

#include "selfe/common/folder_aside.hpp"
#include "selfe/common/process.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <vector>

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;
using configuration::GitSource;
using configuration::GitTarget;

constexpr std::size_t commit_digits = 40;

bool is_commit(std::string_view text) {
    return text.size() == commit_digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

Command git_command(std::vector<std::string> arguments, fs::path folder) {
    Command command;
    command.arguments = {"git",
                         // A maintenance process that stays behind would hold our locks.
                         "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c",
                         "advice.detachedHead=false"};
    command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
    command.folder = std::move(folder);
    command.environment = {
        {"LC_ALL", "C"},
        // Nobody is there to answer: the terminal belongs to this process's group.
        {"GIT_TERMINAL_PROMPT", "0"},
        {"GIT_DIR", std::nullopt},
        {"GIT_WORK_TREE", std::nullopt},
        {"GIT_INDEX_FILE", std::nullopt},
    };
    if (std::getenv("GIT_SSH_COMMAND") == nullptr &&  // NOLINT(concurrency-mt-unsafe)
        std::getenv("GIT_SSH") == nullptr) {          // NOLINT(concurrency-mt-unsafe)
        command.environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes";
    }
    return command;
}

/// The line in which git says what is wrong, without its `fatal: `.
std::string last_words(const std::string& error) {
    std::istringstream lines(error);
    std::string words = "git said nothing";
    for (std::string line; std::getline(lines, line);) {
        for (const std::string_view start : {"fatal: ", "error: ", "ERROR: "}) {
            if (line.starts_with(start)) {
                words = line.substr(start.size());
            }
        }
    }
    return words;
}

/// Runs git and gives its output. Its own progress (`Receiving objects: 12%`) becomes detail.
Expected<std::string> git(std::vector<std::string> arguments, const fs::path& folder,
                          const std::string& url, Progress& progress) {
    std::string output;
    std::string error;
    const Command command = git_command(std::move(arguments), folder);
    const auto ending = run(command, [&](Stream stream, std::string_view text) {
        (stream == Stream::Output ? output : error) += text;
        if (stream == Stream::Error) {
            text.remove_suffix(text.ends_with('\r') || text.ends_with('\n') ? 1 : 0);
            progress.detail(text.substr(text.find_last_of("\r\n") + 1));
        }
    });
    if (!ending) {
        return std::unexpected(ending.error());
    }
    if (!ending->is_success()) {
        return fail(url, last_words(error), "the command was: " + shell_text(command));
    }
    return output;
}

/// What `ls-remote` lists under one name; an empty text if nothing.
std::string listed(const std::string& output, std::string_view name) {
    std::istringstream lines(output);
    std::string commit;
    std::string reference;
    while (lines >> commit >> reference) {
        if (reference == name && is_commit(commit)) {
            return commit;
        }
    }
    return {};
}

Expected<std::string> find_advertised(const GitSource& source, Progress& progress) {
    const std::string name =
        (source.target == GitTarget::Branch ? "refs/heads/" : "refs/tags/") + source.reference;
    // An annotated tag is an object of its own; with `^{}` it is what it points to.
    const auto output =
        git({"ls-remote", "--", source.url, name, name + "^{}"}, {}, source.url, progress);
    if (!output) {
        return output;
    }
    std::string commit = listed(*output, name + "^{}");
    if (commit.empty()) {
        commit = listed(*output, name);
    }
    if (commit.empty()) {
        return fail(source.url,
                    "there is no " + std::string(configuration::name(source.target)) + " '" +
                        source.reference + "' in this repository",
                    "git ls-remote " + source.url + " lists what there is");
    }
    return commit;
}

/// An abbreviated revision: only the history knows what it stands for. Trees and files are left
/// out where the server allows that.
Expected<std::string> find_abbreviated(const GitSource& source, const fs::path& scratch,
                                       Progress& progress) {
    const auto aside = FolderAside::make(scratch);
    if (!aside) {
        return std::unexpected(aside.error());
    }
    if (const auto cloned = git({"clone", "--bare", "--progress", "--filter=tree:0",
                                 "--template=", "--", source.url, aside->path().string()},
                                {}, source.url, progress);
        !cloned) {
        return cloned;
    }
    auto commit = git({"rev-parse", "--verify", "--end-of-options", source.reference + "^{commit}"},
                      aside->path(), source.url, progress);
    if (!commit) {
        return fail(source.url,
                    "there is no revision '" + source.reference + "' in this repository");
    }
    commit->resize(std::min(commit->size(), commit_digits));
    return commit;
}

/// Brings `commit` into the empty repository `folder`, alone if the server gives single commits
/// away.
Expected<std::string> fetch_objects(const std::string& url, const std::string& commit,
                                    const fs::path& folder, Progress& progress) {
    auto fetched = git({"fetch", "--progress", "--depth", "1", "--no-tags", "--", url, commit},
                       folder, url, progress);
    if (!fetched && !was_interrupted()) {
        fetched = git({"fetch", "--progress", "--no-tags", "--", url, "+refs/heads/*:refs/heads/*",
                       "+refs/tags/*:refs/tags/*"},
                      folder, url, progress);
    }
    return fetched;
}

}  // namespace

Expected<std::string> find_commit(const GitSource& source, const fs::path& scratch,
                                  Progress& progress) {
    if (source.target != GitTarget::Rev) {
        return find_advertised(source, progress);
    }
    std::string revision = source.reference;
    std::ranges::transform(revision, revision.begin(), [](unsigned char character) {
        return static_cast<char>(std::tolower(character));
    });
    return is_commit(revision) ? Expected<std::string>(revision)
                               : find_abbreviated(source, scratch, progress);
}

Expected<void> fetch_commit(const std::string& url, const std::string& commit,
                            const fs::path& folder, Progress& progress) {
    auto aside = FolderAside::make(folder);
    if (!aside) {
        return std::unexpected(aside.error());
    }
    auto done = git({"init", "--quiet", "--template="}, aside->path(), url, progress);
    if (done) {
        done = fetch_objects(url, commit, aside->path(), progress);
    }
    if (done) {
        done = git({"checkout", "--quiet", "--detach", commit}, aside->path(), url, progress);
    }
    if (done) {
        return aside->publish();
    }
    return std::unexpected(std::move(done.error()));
}

}  // namespace selfe::kernel
