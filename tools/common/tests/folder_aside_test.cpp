// Tests of folders made aside, and of the lock that gives them one maker at a time.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/folder_aside.hpp"

#include "selfe/common/file.hpp"
#include "selfe/common/file_lock.hpp"
#include "selfe/common/process.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <iterator>

namespace {

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): the stand-ins below read them.
bool has_exchange = true;
int renames_that_succeed = -1;  // then one fails; negative: none does
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

}  // namespace

// Stand-ins for the C library's, which play a file system without exchange, and one that refuses.
extern "C" int renameat2(int from_folder, const char* from, int to_folder, const char* to,
                         unsigned flags) noexcept {
    if (flags != 0 && !has_exchange) {
        errno = EINVAL;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
}

extern "C" int rename(const char* from, const char* to) noexcept {
    if (renames_that_succeed-- == 0) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

namespace selfe {
namespace {

namespace fs = std::filesystem;

std::ptrdiff_t entries(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

TEST(FolderAside, NothingIsThereBeforeItIsPublished) {
    const TemporaryFolder place;
    auto aside = FolderAside::make(place.path() / "new/target");
    ASSERT_TRUE(aside);
    ASSERT_TRUE(write_file_atomically(aside->path() / "x", "content"));
    EXPECT_FALSE(fs::exists(place.path() / "new/target"));
    ASSERT_TRUE(aside->publish());
    EXPECT_EQ(read_file(place.path() / "new/target/x"), "content");
}

TEST(FolderAside, WhatIsNotPublishedLeavesNothing) {
    const TemporaryFolder place;
    {
        auto aside = FolderAside::make(place.path() / "target");
        ASSERT_TRUE(aside);
        ASSERT_TRUE(write_file_atomically(aside->path() / "x", "content"));
    }
    EXPECT_EQ(entries(place.path()), 0);
}

TEST(FolderAside, ReplacesAnOlderFolderAsAWhole) {
    const TemporaryFolder place;
    ASSERT_TRUE(write_file_atomically(place.path() / "target/old", "old"));
    {
        auto aside = FolderAside::make(place.path() / "target");
        ASSERT_TRUE(aside);
        ASSERT_TRUE(write_file_atomically(aside->path() / "new", "new"));
        ASSERT_TRUE(aside->publish());
    }
    EXPECT_TRUE(fs::exists(place.path() / "target/new"));
    EXPECT_FALSE(fs::exists(place.path() / "target/old"));
    EXPECT_EQ(entries(place.path()), 1);
}

TEST(FolderAside, WithoutExchangeTheOlderFolderStaysUntilTheNewOneIsInPlace) {
    const TemporaryFolder place;
    ASSERT_TRUE(write_file_atomically(place.path() / "target/old", "old"));
    has_exchange = false;
    for (const bool is_refused : {true, false}) {
        auto aside = FolderAside::make(place.path() / "target");
        ASSERT_TRUE(aside);
        ASSERT_TRUE(write_file_atomically(aside->path() / "new", "new"));
        // Onto the full folder, which the kernel refuses; the old one away; then the new one.
        renames_that_succeed = is_refused ? 2 : -1;
        EXPECT_EQ(aside->publish().has_value(), !is_refused);
        EXPECT_EQ(fs::exists(place.path() / "target/old"), is_refused);
        EXPECT_EQ(fs::exists(place.path() / "target/new"), !is_refused);
    }
    has_exchange = true;
    EXPECT_EQ(entries(place.path()), 1);
}

TEST(FolderAside, RemovesWhatAKilledMakerLeft) {
    const TemporaryFolder place;
    ASSERT_TRUE(write_file_atomically(place.path() / "target.selfe-a1B2c3/half", "half"));
    ASSERT_TRUE(
        write_file_atomically(place.path() / "target.selfe-note/kept", "longer or shorter"));
    ASSERT_TRUE(write_file_atomically(place.path() / "targets.selfe-a1B2c3/kept", "another's"));
    // A person's own name, which six characters alone were once taken for.
    ASSERT_TRUE(write_file_atomically(place.path() / "target.backup/kept", "a person's"));
    {
        const auto aside = FolderAside::make(place.path() / "target");
        ASSERT_TRUE(aside);
        EXPECT_FALSE(fs::exists(place.path() / "target.selfe-a1B2c3"));
    }
    EXPECT_TRUE(fs::exists(place.path() / "target.backup/kept"));
    EXPECT_EQ(entries(place.path()), 3);
}

TEST(FolderAside, FollowsTheUsersUmask) {
    const TemporaryFolder place;
    const auto aside = FolderAside::make(place.path() / "target");
    ASSERT_TRUE(aside);
    const fs::path other = place.path() / "other";
    fs::create_directory(other);
    EXPECT_EQ(fs::status(aside->path()).permissions(), fs::status(other).permissions());
}

TEST(FileLock, TheSecondWaitsForTheFirst) {
    const TemporaryFolder place;
    const fs::path lock = place.path() / "folder/lock";
    auto held = FileLock::acquire(lock, [] { FAIL() << "nobody else has it"; });
    ASSERT_TRUE(held);
    const pid_t second = ::fork();
    if (second == 0) {
        {
            const FileLock inherited = std::move(*held);
        }  // the fork's copy; the first keeps its own
        bool has_waited = false;
        const auto mine = FileLock::acquire(lock, [&] {
            has_waited = true;
            // The first gives it up once it sees this.
            static_cast<void>(write_file_atomically(place.path() / "waiting", "x"));
        });
        ::_exit(mine && has_waited && fs::exists(place.path() / "released") ? 0 : 1);
    }
    while (!fs::exists(place.path() / "waiting")) {
        ::usleep(1000);
    }
    ASSERT_TRUE(write_file_atomically(place.path() / "released", "x"));
    {
        const FileLock dropped = std::move(*held);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(second, &status, 0), second);
    EXPECT_EQ(status, 0);
}

// A killed command's compiler may still write into the folder that the lock protects.
TEST(FileLock, AChildThatIsStillRunningKeepsIt) {
    const TemporaryFolder place;
    const fs::path lock = place.path() / "lock";
    {
        const auto held = FileLock::acquire(lock, {});
        ASSERT_TRUE(held);
        ASSERT_TRUE(capture(
            {{"sh", "-c", "sleep 0.3 && echo x >" + (place.path() / "late").string() + " &"},
             {},
             {}}));
    }
    bool has_waited = false;
    ASSERT_TRUE(FileLock::acquire(lock, [&] { has_waited = true; }));
    EXPECT_TRUE(has_waited);
    EXPECT_TRUE(fs::exists(place.path() / "late"));
}

TEST(FileLock, AFolderWithoutRightsIsAnError) {
    const auto refused = FileLock::acquire("/proc/selfe/lock", {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().file, "/proc/selfe/lock");
}

}  // namespace
}  // namespace selfe
