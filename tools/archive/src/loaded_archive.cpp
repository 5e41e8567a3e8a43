// Archive files by way of the target's reader, its errors as diagnostics.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/archive/loaded_archive.hpp"

#include "selfe/archive_format.hpp"
#include "selfe/common/file.hpp"

#include <algorithm>
#include <new>

namespace selfe::archive {
namespace {

constexpr std::align_val_t any_alignment{archive_format::greatest_alignment};

}  // namespace

void AlignedBytes::Free::operator()(unsigned char* memory) const {
    ::operator delete(memory, any_alignment);
}

AlignedBytes::AlignedBytes(std::string_view bytes)
    : memory_(static_cast<unsigned char*>(::operator new(bytes.size(), any_alignment))),
      size_(bytes.size()) {
    std::ranges::copy(bytes, memory_.get());
}

Expected<LoadedArchive> LoadedArchive::read(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    AlignedBytes memory(*bytes);
    const auto archive = Archive::open(memory.view());
    if (!archive) {
        return fail(path.string(), text_of(archive.error()));
    }
    return LoadedArchive(path.string(), std::move(memory), *archive);
}

Expected<std::vector<Member>> LoadedArchive::members() const {
    std::vector<Member> members;
    for (std::size_t index = 0; index < archive_.count(); ++index) {
        const auto file = archive_.at(index);
        if (!file) {
            return fail(path_, std::string(text_of(file.error())) + " (file " +
                                   std::to_string(index + 1) + " of " +
                                   std::to_string(archive_.count()) + ")");
        }
        members.push_back({file->name, {file->bytes.begin(), file->bytes.end()}});
    }
    return members;
}

Expected<void> LoadedArchive::check() const {
    auto files = members();
    if (!files) {
        return std::unexpected(files.error());
    }
    const auto again = pack(std::move(*files), static_cast<std::uint32_t>(archive_.alignment()));
    if (!again) {
        return std::unexpected(again.error());
    }
    if (!std::ranges::equal(*again, bytes_.view(),
                            [](char a, unsigned char b) { return a == static_cast<char>(b); })) {
        return fail(path_, "the archive is not what selfe-archive packs of its files",
                    "there are bytes behind its end, or other ones than zero between its files");
    }
    return {};
}

}  // namespace selfe::archive
