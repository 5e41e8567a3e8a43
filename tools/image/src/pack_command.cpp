// Chooses the packer by the platform's boot method and writes what it makes.
// SPDX-License-Identifier: BSD-2-Clause
#include "pack_command.hpp"

#include "selfe/common/file.hpp"
#include "selfe/image/image.hpp"
#include "selfe/image/multiboot.hpp"
#include "selfe/image/uimage.hpp"

#include <array>
#include <utility>
#include <vector>

namespace selfe::image {
namespace {

/// Files to write and what each shall hold.
using OutputFiles = std::vector<std::pair<std::string, std::string>>;

/// No option is ignored in silence: what the boot method has no use for is refused.
Expected<void> check_options(const PackOptions& options, const Platform& platform) {
    struct Rule {
        const char* name;
        const std::string& value;
        BootMethod method;
        bool is_needed;
    };
    const std::array<Rule, 4> rules = {{
        {"--loader", options.loader, BootMethod::Loader, true},
        {"--binary", options.binary, BootMethod::Loader, false},
        {"--uimage", options.uimage, BootMethod::Loader, false},
        {"--kernel-output", options.kernel_output, BootMethod::Multiboot, false},
    }};
    for (const Rule& rule : rules) {
        const bool applies = rule.method == platform.boot_method;
        const bool is_missing = applies && rule.is_needed && rule.value.empty();
        if (is_missing || (!applies && !rule.value.empty())) {
            const bool is_loader = platform.boot_method == BootMethod::Loader;
            return fail(platform.file, std::string("the boot method is ") +
                                           (is_loader ? "`loader`" : "`multiboot`") + ": " +
                                           rule.name +
                                           (is_missing ? " must be given" : " does not apply"));
        }
    }
    return {};
}

Expected<OutputFiles> make_image(const PackOptions& options, const Platform& platform,
                                 const Prefix& prefix, const elf::File& root_task) {
    const auto loader = elf::File::read(options.loader);
    if (!loader) {
        return std::unexpected(loader.error());
    }
    const auto image = pack({platform, prefix, *loader, root_task});
    if (!image) {
        return std::unexpected(image.error());
    }
    OutputFiles files;
    if (!options.binary.empty()) {
        files.emplace_back(options.binary, image->binary);
    }
    if (!options.uimage.empty()) {
        auto bytes = write_uimage(*image);
        if (!bytes) {
            bytes.error().file = platform.file;
            return std::unexpected(bytes.error());
        }
        files.emplace_back(options.uimage, std::move(*bytes));
    }
    files.emplace_back(options.output, image->elf());
    return files;
}

/// Where the kernel of a pair goes if nothing is said: the place where `selfe-run` looks for it.
std::string default_kernel_output(const std::string& output) {
    constexpr std::string_view ending = ".image.elf";
    return output.ends_with(ending)
               ? output.substr(0, output.size() - ending.size()) + ".kernel.elf"
               : "";
}

Expected<OutputFiles> make_pair(const PackOptions& options, const Platform& platform,
                                const Prefix& prefix, const elf::File& root_task) {
    const std::string kernel_output = options.kernel_output.empty()
                                          ? default_kernel_output(options.output)
                                          : options.kernel_output;
    if (kernel_output.empty()) {
        return fail(options.output, "there is no place for the kernel, the other file of the pair",
                    "call the output NAME.image.elf, or give --kernel-output");
    }
    auto pair = pack_multiboot(platform, prefix, root_task);
    if (!pair) {
        return std::unexpected(pair.error());
    }
    return OutputFiles{{kernel_output, std::move(pair->kernel)},
                       {options.output, std::move(pair->root_task)}};
}

}  // namespace

Expected<void> run_pack(const PackOptions& options) {
    const auto platform = read_platform(options.platform);
    if (!platform) {
        return std::unexpected(platform.error());
    }
    if (auto good = check_options(options, *platform); !good) {
        return good;
    }
    const auto prefix = read_prefix(options.prefix, *platform);
    if (!prefix) {
        return std::unexpected(prefix.error());
    }
    const auto root_task = elf::File::read(options.root_task);
    if (!root_task) {
        return std::unexpected(root_task.error());
    }
    const auto make = platform->boot_method == BootMethod::Loader ? make_image : make_pair;
    const auto files = make(options, *platform, *prefix, *root_task);
    if (!files) {
        return std::unexpected(files.error());
    }
    for (const auto& [path, bytes] : *files) {
        if (auto written = write_file_atomically(path, bytes); !written) {
            return written;
        }
    }
    return {};
}

}  // namespace selfe::image
