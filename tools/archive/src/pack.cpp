// Names, places, bytes: an archive as a pure function of its files.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/archive/pack.hpp"

#include "selfe/archive_format.hpp"
#include "selfe/crc32.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <string_view>

namespace selfe::archive {
namespace {

using archive_format::Entry;
using archive_format::Header;

template <class Part>
void append(std::string& bytes, const Part& part) {
    bytes.append(reinterpret_cast<const char*>(&part), sizeof part);
}

std::uint32_t crc_of(std::string_view first, std::string_view second) {
    Crc32 crc;
    crc.add(first.data(), first.size());
    crc.add(second.data(), second.size());
    return crc.value();
}

/// A name as it lies in the archive.
std::string_view with_nul(const std::string& name) {
    return {name.c_str(), name.size() + 1};
}

Expected<void> check(const std::vector<Member>& members, std::uint32_t alignment) {
    if (!std::has_single_bit(alignment) || alignment > archive_format::greatest_alignment) {
        return fail("", "the alignment " + std::to_string(alignment) +
                            " is no power of two from 1 to " +
                            std::to_string(archive_format::greatest_alignment));
    }
    const Member* previous = nullptr;
    for (const Member& member : members) {
        if (auto good = check_name(member.name); !good) {
            return good;
        }
        if (previous != nullptr && previous->name == member.name) {
            return fail(member.name, "two files have this name");
        }
        previous = &member;
    }
    return {};
}

/// Header, entries and names.
std::string index_of(const std::vector<Member>& members, const std::vector<std::uint32_t>& places,
                     std::size_t index_size, std::uint32_t alignment) {
    const std::size_t names = sizeof(Header) + members.size() * sizeof(Entry);
    Header header{};
    std::ranges::copy(archive_format::magic, header.magic);
    header.version = archive_format::version;
    header.size = places.back();
    header.count = static_cast<std::uint32_t>(members.size());
    header.names_size = static_cast<std::uint32_t>(index_size - names);
    header.alignment = alignment;

    std::string rest;
    std::string texts;
    for (std::size_t index = 0; index < members.size(); ++index) {
        const Member& member = members[index];
        append(rest, Entry{static_cast<std::uint32_t>(names + texts.size()), places[index],
                           static_cast<std::uint32_t>(member.bytes.size()),
                           crc_of(with_nul(member.name), member.bytes)});
        texts += with_nul(member.name);
    }
    rest += texts;
    const std::string_view head(reinterpret_cast<const char*>(&header),
                                offsetof(Header, index_crc));
    header.index_crc = crc_of(head, rest);
    std::string bytes;
    append(bytes, header);
    return bytes + rest;
}

}  // namespace

Expected<void> check_name(const std::string& name) {
    const auto refuse = [&](const char* why) {
        return fail(name.empty() ? "\"\"" : name, std::string("is no name for a file: ") + why,
                    "names are words of printable characters with / between them");
    };
    for (const unsigned char character : name) {
        if (character < 0x20 || character == 0x7f) {
            return refuse("it has a control character");
        }
    }
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t end = std::min(name.find('/', start), name.size());
        const std::string_view word = std::string_view(name).substr(start, end - start);
        if (word.empty() || word == "." || word == "..") {
            return refuse("one of its words is empty, . or ..");
        }
        start = end + 1;
    }
    return {};
}

Expected<std::vector<std::uint32_t>> place(std::uint64_t index_size,
                                           const std::vector<std::uint64_t>& sizes,
                                           std::uint32_t alignment) {
    constexpr std::uint64_t limit = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> places;
    std::uint64_t end = index_size;
    for (const std::uint64_t size : sizes) {
        const std::uint64_t start = archive_format::aligned(end, alignment);
        if (start > limit || size > limit - start) {
            return fail("", "the files take more than 4 GiB - 1, the most that an archive holds");
        }
        places.push_back(static_cast<std::uint32_t>(start));
        end = start + size;
    }
    if (end > limit) {
        return fail("", "the index takes more than 4 GiB - 1, the most that an archive holds");
    }
    places.push_back(static_cast<std::uint32_t>(end));
    return places;
}

Expected<std::string> pack(std::vector<Member> members, std::uint32_t alignment) {
    std::ranges::sort(members, {}, &Member::name);
    if (auto good = check(members, alignment); !good) {
        return std::unexpected(good.error());
    }
    std::uint64_t index_size = sizeof(Header) + members.size() * sizeof(Entry);
    std::vector<std::uint64_t> sizes;
    for (const Member& member : members) {
        index_size += with_nul(member.name).size();
        sizes.push_back(member.bytes.size());
    }
    const auto places = place(index_size, sizes, alignment);
    if (!places) {
        return std::unexpected(places.error());
    }
    std::string bytes = index_of(members, *places, index_size, alignment);
    bytes.reserve(places->back());
    for (std::size_t index = 0; index < members.size(); ++index) {
        bytes.resize((*places)[index]);
        bytes += members[index].bytes;
    }
    return bytes;
}

}  // namespace selfe::archive
