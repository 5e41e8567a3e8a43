// Finds out which form a file has and describes it.
// SPDX-License-Identifier: BSD-2-Clause
#include "describe_file.hpp"

#include "selfe/common/file.hpp"
#include "selfe/image/image.hpp"
#include "selfe/image/multiboot.hpp"

namespace selfe::image {

Expected<void> describe_file(const std::filesystem::path& path, std::ostream& out) {
    auto bytes = read_file(path);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    if (const auto file = elf::File::parse(*bytes, path.string());
        file && is_multiboot_part(*file)) {
        describe_multiboot(*file, out);
        return {};
    }
    const auto image = parse_image(std::move(*bytes), path.string());
    if (!image) {
        return std::unexpected(image.error());
    }
    describe(*image, out);
    return {};
}

}  // namespace selfe::image
