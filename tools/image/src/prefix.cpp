// Reads an install prefix and refuses half ones and those of another machine, each in a sentence.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/prefix.hpp"

#include "selfe/common/file.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

namespace selfe::image {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* whole_prefix_hint =
    "give the folder that `cmake --install` of the kernel's build folder made";

/// JSON bytes as a value; `file` is for the message.
Expected<json> parse_json(const fs::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    json document = json::parse(*bytes, nullptr, /*allow_exceptions=*/false);
    if (document.is_discarded()) {
        return fail(file.string(), "this is not JSON",
                    "the file is damaged; install the kernel again");
    }
    return document;
}

/// Kernels that a multiboot loader starts find the machine out by themselves.
bool has_device_tree(const Platform& platform) {
    return platform.boot_method == BootMethod::Loader;
}

Expected<void> check_is_whole(const fs::path& folder, const Platform& platform) {
    if (!fs::is_directory(folder)) {
        return fail(folder.string(), "there is no kernel prefix here", whole_prefix_hint);
    }
    std::vector<std::string> files = {"bin/kernel.elf", "libsel4/include/kernel/gen_config.json"};
    if (has_device_tree(platform)) {
        files.emplace_back("support/kernel.dtb");
    }
    for (const std::string& file : files) {
        if (!fs::is_regular_file(folder / file)) {
            return fail(folder.string(),
                        "this is not a whole kernel prefix: " + file + " is missing",
                        whole_prefix_hint);
        }
    }
    return {};
}

/// What the loader must know of the kernel's configuration. Numbers are texts there, and old
/// kernels lack what they do not know.
Expected<void> read_configuration(const fs::path& file, Prefix& prefix) {
    const auto config = parse_json(file);
    if (!config) {
        return std::unexpected(config.error());
    }
    prefix.config_file = file.string();
    const auto flag = config->find("ARM_HYPERVISOR_SUPPORT");
    prefix.is_hypervisor = flag != config->end() && flag->is_boolean() && flag->get<bool>();
    const auto cores = config->find("MAX_NUM_NODES");
    if (cores == config->end()) {
        return {};
    }
    const std::string text = cores->is_string() ? cores->get<std::string>() : cores->dump();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), prefix.cores);
    if (error != std::errc() || end != text.data() + text.size() || prefix.cores == 0) {
        return fail(file.string(), "MAX_NUM_NODES is no number of cores",
                    "the file is damaged; install the kernel again");
    }
    return {};
}

Expected<std::string> read_device_tree(const fs::path& file) {
    constexpr std::string_view magic = "\xd0\x0d\xfe\xed";
    auto bytes = read_file(file);
    if (bytes && !bytes->starts_with(magic)) {
        return fail(file.string(), "this is not a device tree blob",
                    "the file is damaged; install the kernel again");
    }
    return bytes;
}

Expected<std::vector<Range>> read_memory(const fs::path& file) {
    const auto document = parse_json(file);
    if (!document) {
        return std::unexpected(document.error());
    }
    const auto malformed = [&] {
        return fail(file.string(), "there is no list `memory` of {start, end}",
                    "the file is damaged; install the kernel again");
    };
    const auto list = document->find("memory");
    if (list == document->end() || !list->is_array()) {
        return malformed();
    }
    std::vector<Range> ranges;
    for (const json& entry : *list) {
        const bool is_range = entry.is_object() && entry.contains("start") &&
                              entry.contains("end") && entry["start"].is_number_unsigned() &&
                              entry["end"].is_number_unsigned();
        if (!is_range) {
            return malformed();
        }
        ranges.push_back({entry["start"].get<std::uint64_t>(), entry["end"].get<std::uint64_t>()});
    }
    return ranges;
}

}  // namespace

Expected<Prefix> read_prefix(const fs::path& folder, const Platform& platform) {
    if (const auto whole = check_is_whole(folder, platform); !whole) {
        return std::unexpected(whole.error());
    }
    auto kernel = elf::File::read(folder / "bin/kernel.elf");
    if (!kernel) {
        return std::unexpected(kernel.error());
    }
    if (kernel->architecture() != platform.arch) {
        return fail(kernel->name(), "this is a kernel for " + kernel->architecture() +
                                        ", platform " + platform.name + " is " + platform.arch);
    }
    Prefix prefix{std::move(*kernel), "", "", {}, "", 1, false};
    if (const auto read =
            read_configuration(folder / "libsel4/include/kernel/gen_config.json", prefix);
        !read) {
        return std::unexpected(read.error());
    }
    if (has_device_tree(platform)) {
        auto device_tree = read_device_tree(folder / "support/kernel.dtb");
        if (!device_tree) {
            return std::unexpected(device_tree.error());
        }
        prefix.device_tree = std::move(*device_tree);
    }
    if (const fs::path file = folder / "support/platform_gen.json"; fs::exists(file)) {
        auto memory = read_memory(file);
        if (!memory) {
            return std::unexpected(memory.error());
        }
        prefix.memory_file = file.string();
        prefix.memory = std::move(*memory);
    }
    return prefix;
}

}  // namespace selfe::image
