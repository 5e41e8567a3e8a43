// Wraps the kernel anew, and checks header and memory as a multiboot loader will.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/multiboot.hpp"

#include "checks.hpp"
#include "claim.hpp"
#include "describe_line.hpp"
#include "selfe/common/little_endian.hpp"
#include "selfe/common/text.hpp"
#include "selfe/image/elf_writer.hpp"
#include "selfe/image/layout.hpp"

#include <algorithm>
#include <optional>
#include <ostream>

namespace selfe::image {
namespace {

constexpr std::uint64_t four_gib = std::uint64_t{1} << 32;

/// The flags of the multiboot header; nothing if there is no header whose checksum is right.
std::optional<std::uint32_t> find_header(std::string_view file) {
    constexpr std::uint32_t magic = 0x1bad'b002;
    constexpr std::size_t searched = 8192;
    constexpr std::size_t least_size = 12;
    const std::string_view head = file.substr(0, searched);
    for (std::size_t at = 0; at + least_size <= head.size(); at += 4) {
        const auto flags = load_little_endian<std::uint32_t>(head.substr(at + 4));
        const auto checksum = load_little_endian<std::uint32_t>(head.substr(at + 8));
        if (load_little_endian<std::uint32_t>(head.substr(at)) == magic &&
            magic + flags + checksum == 0) {
            return flags;
        }
    }
    return std::nullopt;
}

Expected<void> check_header(std::string_view file, const std::string& name) {
    constexpr std::uint32_t has_addresses = 1U << 16;
    const auto flags = find_header(file);
    if (!flags) {
        return fail(name, "this kernel has no multiboot header in its first 8 KiB",
                    "configure the kernel with KernelMultiboot1Header=ON");
    }
    if ((*flags & has_addresses) != 0) {
        return fail(name,
                    "the kernel's multiboot header gives addresses of its own, which count "
                    "from the start of another file",
                    "clear bit 16 of the header's flags: the ELF headers say the same");
    }
    return {};
}

Expected<std::string> wrap_kernel(const elf::File& kernel) {
    std::vector<LoadedBytes> segments;
    for (const elf::Segment& segment : kernel.loaded_segments()) {
        if (segment.physical_address + segment.memory_size > four_gib) {
            return fail(kernel.name(), "the kernel's segment at " + hex(segment.physical_address) +
                                           " reaches beyond 4 GiB, where no multiboot loader goes");
        }
        segments.push_back(
            {segment.physical_address, kernel.contents(segment), segment.memory_size});
    }
    const bool is_entry_loaded = std::ranges::any_of(segments, [&](const LoadedBytes& segment) {
        return kernel.entry() - segment.address < segment.memory_size;
    });
    if (!is_entry_loaded) {
        return fail(kernel.name(),
                    "the kernel's entry point " + hex(kernel.entry()) +
                        " is not the physical address of any of its segments",
                    "a multiboot kernel is entered with translation off");
    }
    std::string file = write_elf(elf::Machine::X86, 32, kernel.entry(), segments);
    if (auto good = check_header(file, kernel.name()); !good) {
        return std::unexpected(good.error());
    }
    return file;
}

std::uint64_t round_up(std::uint64_t value) {
    return (value + page_size - 1) / page_size * page_size;
}

/// What needs memory until the root task runs. Where module and root task go is the loader's and
/// the kernel's choice; behind the kernel, one after the other, is what both do.
std::vector<Claim> claims_of(const elf::File& kernel, const elf::File& root_task,
                             std::uint64_t module_size) {
    std::vector<Claim> claims;
    std::uint64_t next = 0;
    for (const elf::Segment& segment : kernel.loaded_segments()) {
        const std::uint64_t end = segment.physical_address + segment.memory_size;
        claims.push_back({"kernel", {segment.physical_address, end}});
        next = std::max(next, round_up(end));
    }
    claims.push_back({"root task's file", {next, next + module_size}});
    next = round_up(next + module_size);
    const std::vector<elf::Segment> loaded = root_task.loaded_segments();
    const auto [first, last] = std::ranges::minmax(loaded, {}, &elf::Segment::virtual_address);
    const std::uint64_t base = first.virtual_address / page_size * page_size;
    const std::uint64_t size = round_up(last.virtual_address + last.memory_size) - base;
    claims.push_back({"root task", {next, next + size}});
    return claims;
}

}  // namespace

Expected<MultibootPair> pack_multiboot(const Platform& platform, const Prefix& prefix,
                                       const elf::File& root_task) {
    if (const auto good = check_root_task(root_task, platform); !good) {
        return std::unexpected(good.error());
    }
    auto kernel = wrap_kernel(prefix.kernel);
    if (!kernel) {
        return std::unexpected(kernel.error());
    }
    const auto claims = claims_of(prefix.kernel, root_task, root_task.bytes().size());
    auto error = find_outside(claims, platform.memory);
    if (!error) {
        error = find_overlap(claims);
    }
    if (error) {
        error->file = platform.file;
        return std::unexpected(*error);
    }
    return MultibootPair{std::move(*kernel), std::string(root_task.bytes())};
}

bool is_multiboot_part(const elf::File& file) {
    const std::string architecture = file.architecture();
    return architecture == "ia32" || architecture == "x86_64";
}

Expected<void> check_multiboot(const elf::File& file, const Platform& platform) {
    if (platform.boot_method != BootMethod::Multiboot) {
        return fail(file.name(), "this is one of a multiboot pair, platform " + platform.name +
                                     " boots by the loader");
    }
    if (file.architecture() != "ia32") {
        return check_root_task(file, platform);
    }
    if (auto good = check_header(file.bytes(), file.name()); !good) {
        return good;
    }
    std::vector<Claim> claims;
    for (const elf::Segment& segment : file.loaded_segments()) {
        claims.push_back(
            {"kernel", {segment.physical_address, segment.physical_address + segment.memory_size}});
    }
    if (auto error = find_outside(claims, platform.memory)) {
        error->file = file.name();
        return std::unexpected(*error);
    }
    return {};
}

void describe_multiboot(const elf::File& file, std::ostream& out) {
    if (file.architecture() == "ia32") {
        out << "multiboot kernel, " << (find_header(file.bytes()) ? "with" : "WITHOUT")
            << " a multiboot header\n";
    } else {
        const auto id = file.image_id();
        out << "multiboot module: root task (" << file.architecture() << "), image id "
            << (id ? *id : "none") << '\n';
    }
    describe_heading(out, "bytes in the file");
    for (const elf::Segment& segment : file.loaded_segments()) {
        describe_line(out, "segment", segment.virtual_address, segment.memory_size,
                      std::to_string(segment.file_size));
    }
    out << "entry " << hex(file.entry()) << '\n';
}

}  // namespace selfe::image
