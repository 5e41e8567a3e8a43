// A lock between processes: whoever holds it works in a folder, the others wait.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/descriptor.hpp"
#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <functional>

namespace selfe {

/// An exclusive lock on a file, held until the value is gone *and* every child process that was
/// started meanwhile has ended: children inherit it, so a build tool that outlives a killed command
/// still keeps others out of its folder. The system frees the lock of a process that dies.
class FileLock {
  public:
    /// Waits until the lock is free; `on_wait` is called once before waiting (to tell the user).
    /// The file is made if need be, and stays. Blocks. Errors: the file cannot be made or locked.
    [[nodiscard]] static Expected<FileLock> acquire(const std::filesystem::path& path,
                                                    const std::function<void()>& on_wait);

  private:
    explicit FileLock(Descriptor file) : file_(std::move(file)) {}
    Descriptor file_;
};

}  // namespace selfe
