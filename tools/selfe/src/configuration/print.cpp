// A Document as TOML: one normal form, from which the same Document is read.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/parse.hpp"

#include "configuration/toml_reader.hpp"

#include <utility>

namespace selfe::configuration {
namespace {

std::string in_quotes(const std::string& text) {
    return to_toml(Scalar(text));
}

struct OriginPrinter {
    std::string operator()(const ReferenceKernel& /*origin*/) const { return "\"reference\""; }
    std::string operator()(const InstalledKernel& origin) const {
        return "{ prefix = " + in_quotes(origin.prefix) + " }";
    }
    std::string operator()(const SourceFolder& origin) const {
        return "{ path = " + in_quotes(origin.folder) + " }";
    }
    std::string operator()(const GitSource& origin) const {
        return "{ git = " + in_quotes(origin.url) + ", " + std::string(name(origin.target)) +
               " = " + in_quotes(origin.reference) + " }";
    }
};

class Printer {
  public:
    std::string print(const Document& document) {
        heading("sel4");
        origin("kernel", document.kernel);
        origin("tools", document.tools);
        origin("util_libs", document.util_libs);
        text("build_dir", document.build_dir);
        layers("sel4.config", document.config);
        layers("metadata", document.metadata);
        for (const auto& [name, build] : document.builds) {
            const std::string table = "build." + toml_key(name);
            heading(table);
            keys(build.value.shared);
            for (const auto& [profile, profile_keys] : build.value.profiles) {
                heading(table + '.' + std::string(configuration::name(profile)));
                keys(profile_keys);
            }
        }
        return std::move(out_);
    }

  private:
    void heading(const std::string& table) { out_ += (out_.empty() ? "[" : "\n[") + table + "]\n"; }
    void line(std::string_view key, const std::string& value) {
        out_ += toml_key(key) + " = " + value + '\n';
    }
    void origin(std::string_view key, const std::optional<Placed<KernelOrigin>>& origin) {
        if (origin) {
            line(key, std::visit(OriginPrinter{}, origin->value));
        }
    }
    void text(std::string_view key, const std::optional<Placed<std::string>>& text) {
        if (text) {
            line(key, in_quotes(text->value));
        }
    }
    void keys(const BuildKeys& keys) {
        text("cross_compiler_prefix", keys.cross_compiler_prefix);
        text("toolchain_dir", keys.toolchain_dir);
        text("make_root_task", keys.make_root_task);
        text("root_task_image", keys.root_task_image);
    }
    void scalars(const Scalars& scalars) {
        for (const auto& [key, value] : scalars) {
            line(key, to_toml(value.value));
        }
    }
    void profiles(const std::string& table, const std::map<Profile, Scalars>& profiles) {
        for (const auto& [profile, values] : profiles) {
            heading(table + '.' + std::string(name(profile)));
            scalars(values);
        }
    }
    void layers(const std::string& table, const Layers& layers) {
        if (!layers.shared.empty()) {
            heading(table);
            scalars(layers.shared);
        }
        profiles(table, layers.profiles);
        for (const auto& [name, context] : layers.contexts) {
            const std::string inner = table + '.' + toml_key(name);
            heading(inner);
            scalars(context.value.shared);
            profiles(inner, context.value.profiles);
        }
    }

    std::string out_;
};

}  // namespace

std::string print(const Document& document) {
    return Printer().print(document);
}

}  // namespace selfe::configuration
