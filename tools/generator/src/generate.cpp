// The pipeline: prefix, target, headers, texts.
// SPDX-License-Identifier: BSD-2-Clause
#include "generate.hpp"

#include "parser.hpp"
#include "prefix.hpp"
#include "writers.hpp"

namespace selfe::generator {

Expected<Generated> generate(const std::filesystem::path& root, std::string_view triple) {
    const auto prefix = open_prefix(root);
    if (!prefix) {
        return std::unexpected(prefix.error());
    }
    const auto target = target_for(*prefix, triple);
    if (!target) {
        return std::unexpected(target.error());
    }
    const auto api = parse_headers(*prefix, *target);
    if (!api) {
        return std::unexpected(api.error());
    }
    Generated result;
    result.files = {{"selfe/sys.hpp", sys_header(*api)},
                    {"selfe/config.hpp", config_header(prefix->configuration)},
                    {"selfe/abi_check.cpp", abi_check(*api)},
                    {"selfe/api.json", manifest(*api, prefix->configuration)}};
    for (const char* file : {"kernel/gen_config.json", "sel4/gen_config.json"}) {
        result.inputs.push_back(prefix->file(file).string());
    }
    for (const std::string& header : api->headers) {
        result.inputs.push_back(prefix->file(header).string());
    }
    return result;
}

std::string depfile(const std::string& target, const std::vector<std::string>& inputs) {
    const auto escaped = [](const std::string& path) {
        std::string text;
        for (const char c : path) {
            if (c == ' ' || c == '#' || c == '\\') {
                text += '\\';
            } else if (c == '$') {
                text += '$';
            }
            text += c;
        }
        return text;
    };
    std::string text = escaped(target) + ":";
    for (const std::string& input : inputs) {
        text += " \\\n  " + escaped(input);
    }
    return text + "\n";
}

}  // namespace selfe::generator
