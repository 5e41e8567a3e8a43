// Any document, printed and read again, is the same document.
// SPDX-License-Identifier: BSD-2-Clause
#include "testing.hpp"

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace selfe::configuration {
namespace {

using rc::Gen;
namespace gen = rc::gen;

/// A map of a few entries; of two with one key, the first.
template <class Map>
Gen<Map> map_of(const Gen<std::string>& key, const Gen<typename Map::mapped_type>& value) {
    constexpr int most = 4;
    using Entry = std::pair<std::string, typename Map::mapped_type>;
    return gen::map(gen::resize(most, gen::container<std::vector<Entry>>(gen::pair(key, value))),
                    [](const auto& entries) { return Map(entries.begin(), entries.end()); });
}

/// Letters that TOML treats in ways of their own, among those that it does not.
Gen<std::string> any_text() {
    const auto piece = gen::weightedOneOf<std::string>(
        {{6, gen::map(gen::inRange<char>('a', 'z'), [](char c) { return std::string(1, c); })},
         {3, gen::element<std::string>("\"", "'", "\\", "\n", "\r", "\t", "\b", "#", "=", "[", "]",
                                       ".", " ", "\"\"\"", "'''", "\x7f", "\x01", "${HOME}",
                                       "\\u0041")},
         {1, gen::element<std::string>("é", "→", "🦀", "\u0085", "\u2028")}});
    constexpr int most = 12;
    return gen::map(gen::resize(most, gen::container<std::vector<std::string>>(piece)),
                    [](const auto& pieces) {
                        std::string text;
                        for (const std::string& part : pieces) {
                            text += part;
                        }
                        return text;
                    });
}

/// No control characters, as settings for CMake have none.
Gen<std::string> printable_text() {
    return gen::map(any_text(), [](std::string text) {
        std::erase_if(text,
                      [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
        return text;
    });
}

/// What git can be given.
Gen<std::string> word() {
    return gen::map(any_text(), [](const std::string& text) { return 'w' + text; });
}

Gen<Scalar> scalar(const Gen<std::string>& text) {
    return gen::oneOf(gen::map(gen::arbitrary<bool>(), [](bool flag) { return Scalar(flag); }),
                      gen::map(gen::arbitrary<std::int64_t>(),
                               [](std::int64_t number) { return Scalar(number); }),
                      gen::map(text, [](std::string value) { return Scalar(std::move(value)); }));
}

template <class T>
Gen<Placed<T>> placed(const Gen<T>& value) {
    return gen::map(value, [](T inner) { return Placed<T>{std::move(inner), {}}; });
}

Gen<Scalars> scalars(const Gen<std::string>& key, const Gen<std::string>& text) {
    // A key that is a profile's name would be that profile's table.
    const auto free_key =
        gen::suchThat(key, [](const std::string& name) { return !profile_named(name); });
    return map_of<Scalars>(free_key, placed(scalar(text)));
}

Gen<ProfiledTable> table(const Gen<Scalars>& inner) {
    return gen::map(gen::tuple(inner, gen::maybe(inner), gen::maybe(inner)), [](const auto& parts) {
        ProfiledTable result{std::get<0>(parts), {}};
        if (const auto& debug = std::get<1>(parts)) {
            result.profiles[Profile::Debug] = *debug;
        }
        if (const auto& release = std::get<2>(parts)) {
            result.profiles[Profile::Release] = *release;
        }
        return result;
    });
}

Gen<std::optional<Placed<KernelOrigin>>> origin(bool is_kernel) {
    const auto path = gen::map(
        any_text(), [](const std::string& folder) { return KernelOrigin(SourceFolder{folder}); });
    const auto git = gen::map(
        gen::tuple(word(), gen::element(GitTarget::Branch, GitTarget::Tag, GitTarget::Rev), word()),
        [](const auto& parts) {
            return KernelOrigin(
                GitSource{std::get<0>(parts), std::get<1>(parts), std::get<2>(parts)});
        });
    if (!is_kernel) {
        return gen::oneOf(gen::just(std::optional<Placed<KernelOrigin>>()),
                          gen::map(gen::oneOf(path, git), [](KernelOrigin value) {
                              return std::optional(Placed<KernelOrigin>{std::move(value), {}});
                          }));
    }
    const auto prefix = gen::map(any_text(), [](const std::string& folder) {
        return KernelOrigin(InstalledKernel{folder});
    });
    return gen::map(gen::oneOf(path, git, prefix, gen::just(KernelOrigin(ReferenceKernel{}))),
                    [](KernelOrigin value) {
                        return std::optional(Placed<KernelOrigin>{std::move(value), {}});
                    });
}

/// `[build.NAME]` tables: an image beside every command.
NamedTables builds() {
    const auto text =
        placed(gen::map(any_text(), [](std::string value) { return Scalar(std::move(value)); }));
    const auto keys =
        gen::map(map_of<Scalars>(gen::element<std::string>("cross_compiler_prefix", "toolchain_dir",
                                                           "root_task_image", "make_root_task"),
                                 text),
                 [](Scalars scalars) {
                     if (scalars.contains("make_root_task")) {
                         scalars.try_emplace("root_task_image", Placed<Scalar>{"image", {}});
                     }
                     return scalars;
                 });
    return *map_of<NamedTables>(any_text(), placed(table(keys)));
}

Layers layers(const NamedTables& builds, const Gen<std::string>& key,
              const Gen<std::string>& text) {
    std::vector<std::string> names{"arm", "x86", "riscv", "aarch32", "arm_hyp", "riscv64"};
    for (const auto& [name, build] : builds) {
        // A table named like a profile is that profile's.
        if (!profile_named(name)) {
            names.push_back(name);
        }
    }
    const auto inner = table(scalars(key, text));
    Layers result;
    result.common = *inner;
    result.contexts = *map_of<NamedTables>(gen::elementOf(names), placed(inner));
    for (const auto& [name, context] : result.contexts) {
        result.common.shared.erase(name);
    }
    return result;
}

RC_GTEST_PROP(RoundTrip, LosesNothing, ()) {
    Document document;
    document.kernel = *origin(true);
    document.tools = *origin(false);
    document.util_libs = *origin(false);
    if (*gen::arbitrary<bool>()) {
        document.build_dir = Placed<std::string>{*any_text(), {}};
    }
    document.builds = builds();
    const auto cmake_key = gen::map(
        gen::container<std::string>(gen::elementOf(std::string("KernelPlatform_0123456789debug"))),
        [](const std::string& letters) { return 'K' + letters; });
    document.config = layers(document.builds, cmake_key, printable_text());
    document.metadata = layers(document.builds, any_text(), any_text());

    const std::string text = print(document);
    const Parsed parsed = parse(text, "sel4.toml", {});

    RC_LOG(text);
    RC_ASSERT(parsed.errors.empty());
    RC_ASSERT(parsed.document == document);
    RC_ASSERT(print(parsed.document) == text);
}

TEST(RoundTrip, OfEveryInput) {
    for (const char* const stem : {"application", "four_platforms", "metadata", "precedence"}) {
        const std::filesystem::path data = SELFE_TEST_DATA;
        const Parsed first =
            parse(content_of(data / "input" / (std::string(stem) + ".toml")), "a", {});
        const Parsed second = parse(print(first.document), "b", {});
        ASSERT_TRUE(second.errors.empty()) << stem << ' ' << told(second.errors.front());
        EXPECT_TRUE(first.document == second.document) << stem;
    }
}

}  // namespace
}  // namespace selfe::configuration
