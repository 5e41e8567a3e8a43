// Reads platform.toml; each complaint points at the line and column of the value it is about.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/platform.hpp"

#include "loader/payload.h"
#include "selfe/common/file.hpp"
#include "selfe/common/text.hpp"

#include <toml++/toml.h>

namespace selfe::image {
namespace {

/// Walks the document and keeps the first thing that is wrong with it.
class Reader {
  public:
    explicit Reader(std::string file) : file_(std::move(file)) {}

    /// The string at `key`, or an empty one and a complaint.
    std::string text(const toml::table& table, std::string_view key) {
        return value<std::string>(table, key, "a string").value_or("");
    }
    /// The number at `key`, or 0 and a complaint. Addresses beyond 2^63 are no physical ones.
    std::uint64_t number(const toml::table& table, std::string_view key) {
        const auto found = value<std::int64_t>(table, key, "an integer").value_or(0);
        if (found < 0) {
            complain(table.get(key)->source(), "`" + std::string(key) + "` must not be negative");
            return 0;
        }
        return static_cast<std::uint64_t>(found);
    }

    /// The table at `key`; nullptr if there is none, which is fine, or if it is something else.
    const toml::table* table(const toml::table& document, std::string_view key) {
        const toml::node* const node = document.get(key);
        if (node != nullptr && !node->is_table()) {
            complain(node->source(), "`" + std::string(key) + "` must be a table");
        }
        return node == nullptr ? nullptr : node->as_table();
    }

    void complain(const toml::source_region& where, std::string message, std::string hint = {}) {
        if (!error_) {
            error_ = {file_, where.begin.line, where.begin.column, std::move(message),
                      std::move(hint)};
        }
    }
    [[nodiscard]] const std::optional<Diagnostic>& error() const { return error_; }

  private:
    template <class T>
    std::optional<T> value(const toml::table& table, std::string_view key, std::string_view what) {
        const toml::node* const node = table.get(key);
        if (node == nullptr) {
            complain(table.source(), "`" + std::string(key) + "` is missing");
            return std::nullopt;
        }
        const auto found = node->value_exact<T>();
        if (!found) {
            complain(node->source(), "`" + std::string(key) + "` must be " + std::string(what));
        }
        return found;
    }

    std::string file_;
    std::optional<Diagnostic> error_;
};

void read_memory(Reader& reader, const toml::table& document, Platform& platform) {
    const toml::array* const ranges = document["memory"].as_array();
    if (ranges == nullptr || ranges->empty()) {
        reader.complain(document.source(), "`[[memory]]` is missing",
                        "give at least one range of RAM with start and size");
        return;
    }
    for (const toml::node& node : *ranges) {
        const toml::table* const table = node.as_table();
        if (table == nullptr) {
            reader.complain(node.source(), "`memory` must be an array of tables");
            return;
        }
        const std::uint64_t start = reader.number(*table, "start");
        const std::uint64_t size = reader.number(*table, "size");
        const Range range{start, start + size};
        if (size == 0) {
            reader.complain(table->source(), "this memory range is empty");
        }
        for (const Range& other : platform.memory) {
            if (range.overlaps(other)) {
                reader.complain(table->source(),
                                "this memory range overlaps the one at " + hex(other.start));
            }
        }
        platform.memory.push_back(range);
    }
}

void read_uart(Reader& reader, const toml::table& document, Platform& platform) {
    const toml::table* const table = reader.table(document, "uart");
    if (table == nullptr) {
        return;
    }
    Uart uart{.kind = reader.text(*table, "kind")};
    if (!table->contains("port")) {
        uart.base = reader.number(*table, "base");
    }
    if (table->contains("register_shift")) {
        constexpr std::uint64_t largest_shift = 12;  // a page a register
        const std::uint64_t shift = reader.number(*table, "register_shift");
        if (shift > largest_shift) {
            reader.complain(table->get("register_shift")->source(),
                            "`register_shift` is larger than 12");
        }
        uart.register_shift = static_cast<std::uint32_t>(shift);
    }
    platform.uart = std::move(uart);
}

void read_cores(Reader& reader, const toml::table& document, Platform& platform) {
    const toml::table* const table = reader.table(document, "cores");
    if (table == nullptr) {
        return;
    }
    Cores cores{.start = reader.text(*table, "start"), .count = reader.number(*table, "count")};
    if (cores.count > loader::max_cores) {
        reader.complain(table->get("count")->source(), "`count` is more than the " +
                                                           std::to_string(loader::max_cores) +
                                                           " cores that the loader starts");
    }
    if (table->contains("base")) {
        cores.control = reader.number(*table, "base");
    }
    platform.cores = std::move(cores);
}

void read_boot(Reader& reader, const toml::table& document, Platform& platform) {
    const toml::table* const boot = reader.table(document, "boot");
    if (boot == nullptr) {
        reader.complain(document.source(), "`[boot]` is missing",
                        "its `method` is \"loader\" or \"multiboot\"");
        return;
    }
    const std::string method = reader.text(*boot, "method");
    if (method == "multiboot") {
        platform.boot_method = BootMethod::Multiboot;
    } else if (method != "loader") {
        // Without the key there is a complaint already, which stays.
        const toml::node* const node = boot->get("method");
        reader.complain(node == nullptr ? boot->source() : node->source(),
                        "there is no boot method `" + method + "`",
                        "`method` is \"loader\" or \"multiboot\"");
    }
    if (boot->contains("address")) {
        platform.load_address = reader.number(*boot, "address");
    }
}

}  // namespace

Expected<Platform> read_platform(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    toml::table document;
    try {
        document = toml::parse(*bytes);
    } catch (const toml::parse_error& error) {
        const auto& at = error.source().begin;
        return std::unexpected(
            Diagnostic{path.string(), at.line, at.column, std::string(error.description()), ""});
    }
    Reader reader(path.string());
    Platform platform;
    platform.file = path.string();
    platform.name = reader.text(document, "name");
    platform.arch = reader.text(document, "arch");
    if (platform.name.size() >= sizeof(loader::Payload::platform)) {
        reader.complain(document.get("name")->source(), "`name` is longer than 31 characters");
    }
    read_memory(reader, document, platform);
    read_uart(reader, document, platform);
    read_cores(reader, document, platform);
    read_boot(reader, document, platform);
    if (reader.error()) {
        return std::unexpected(*reader.error());
    }
    return platform;
}

}  // namespace selfe::image
