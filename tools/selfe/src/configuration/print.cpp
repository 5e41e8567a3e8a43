// A Document as TOML: one normal form, from which the same Document is read.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/configuration/parse.hpp"
#include "selfe/configuration/spelling.hpp"

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
            table("build." + toml_key(name), build.value);
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
    void scalars(const Scalars& scalars) {
        for (const auto& [key, value] : scalars) {
            line(key, to_toml(value.value));
        }
    }
    void profiles(const std::string& name, const ProfiledTable& table) {
        for (const auto& [profile, values] : table.profiles) {
            heading(name + '.' + std::string(configuration::name(profile)));
            scalars(values);
        }
    }
    void table(const std::string& name, const ProfiledTable& table) {
        if (!table.shared.empty() || table.profiles.empty()) {
            heading(name);
        }
        scalars(table.shared);
        profiles(name, table);
    }
    void layers(const std::string& name, const Layers& layers) {
        if (!layers.common.shared.empty()) {
            heading(name);
            scalars(layers.common.shared);
        }
        profiles(name, layers.common);
        for (const auto& [context, values] : layers.contexts) {
            table(name + '.' + toml_key(context), values.value);
        }
    }

    std::string out_;
};

}  // namespace

std::string print(const Document& document) {
    return Printer().print(document);
}

}  // namespace selfe::configuration
