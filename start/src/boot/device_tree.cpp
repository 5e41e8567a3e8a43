// Reads a flattened device tree token by token; each read is checked against the tree's bounds.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/device_tree.hpp"

namespace selfe {
namespace {

constexpr uint32_t magic = 0xd00dfeed;
constexpr uint32_t known_version = 17;
constexpr size_t word = 4;

// Tokens of the structure block.
constexpr uint32_t begin_node = 1;
constexpr uint32_t end_node = 2;
constexpr uint32_t prop = 3;
constexpr uint32_t nop = 4;
constexpr uint32_t end_of_tree = 9;

/// Big-endian, at any address; four bytes that `bytes` holds.
uint32_t big_endian(Bytes bytes, size_t offset) {
    const unsigned char* const at = bytes.data + offset;
    return uint32_t{at[0]} << 24 | uint32_t{at[1]} << 16 | uint32_t{at[2]} << 8 | at[3];
}

constexpr size_t padded(size_t size) {
    return (size + word - 1) / word * word;
}

bool equal(const char* left, const char* right) {
    while (*left != '\0' && *left == *right) {
        ++left;
        ++right;
    }
    return *left == *right;
}

/// Whether the first part of `path` names a node `name`: in full, or without its unit address.
/// `rest` is then what follows that part.
bool takes_step(const char* path, const char* name, const char*& rest) {
    while (*name != '\0' && *path == *name) {
        ++path;
        ++name;
    }
    const bool is_part_over = *path == '\0' || *path == '/';
    rest = *path == '/' ? path + 1 : path;
    return is_part_over && (*name == '\0' || *name == '@');
}

}  // namespace

/// A token and what belongs to it. `kind` 0: there is none, the structure is broken.
struct DeviceTree::Token {
    uint32_t kind{};
    size_t next{};       // offset of the token behind it
    const char* name{};  // of a node or property
    Bytes value{};       // of a property
};

/// The NUL-terminated string at `offset` of a block; nullptr if it does not end within.
const char* DeviceTree::string_at(Bytes block, size_t offset) const {
    for (size_t at = offset; at < block.size; ++at) {
        if (block.data[at] == '\0') {
            return reinterpret_cast<const char*>(block.data + offset);
        }
    }
    return nullptr;
}

DeviceTree::Token DeviceTree::token_at(size_t offset) const {
    if (!structure_.hold(offset, word)) {
        return {};
    }
    Token token{big_endian(structure_, offset), offset + word};
    if (token.kind == begin_node) {
        token.name = string_at(structure_, token.next);
        if (token.name == nullptr) {
            return {};
        }
        token.next += padded(__builtin_strlen(token.name) + 1);
    } else if (token.kind == prop) {
        if (!structure_.hold(token.next, 2 * word)) {
            return {};
        }
        const size_t size = big_endian(structure_, token.next);
        token.name = string_at(strings_, big_endian(structure_, token.next + word));
        token.next += 2 * word;
        if (token.name == nullptr || !structure_.hold(token.next, size)) {
            return {};
        }
        token.value = structure_.part(token.next, size);
        token.next += padded(size);
    } else if (token.kind != end_node && token.kind != nop && token.kind != end_of_tree) {
        return {};
    }
    return token;
}

/// Whether all tokens are there, nodes are closed as often as opened, and properties stand in a
/// node before its children.
bool DeviceTree::is_well_formed() const {
    unsigned depth = 0;
    bool may_have_property = false;
    bool has_root = false;
    for (size_t at = 0;;) {
        const Token token = token_at(at);
        switch (token.kind) {
            case begin_node:
                if (depth == 0 && has_root) {
                    return false;
                }
                has_root = may_have_property = true;
                ++depth;
                break;
            case end_node:
                if (depth == 0) {
                    return false;
                }
                may_have_property = false;
                --depth;
                break;
            case prop:
                if (!may_have_property) {
                    return false;
                }
                break;
            case nop:
                break;
            case end_of_tree:
                return depth == 0 && has_root;
            default:
                return false;
        }
        at = token.next;
    }
}

Outcome<DeviceTree, BootCause> DeviceTree::open(Bytes memory) {
    constexpr size_t header_size = 10 * word;
    if (memory.size < header_size) {
        return BootCause::Truncated;
    }
    const auto field = [memory](size_t index) { return big_endian(memory, index * word); };
    if (field(0) != magic) {
        return BootCause::NotThis;
    }
    if (field(5) < known_version || field(6) > known_version) {
        return BootCause::BadVersion;
    }
    DeviceTree tree;
    tree.bytes_ = {memory.data, field(1)};
    if (tree.bytes_.size < header_size || tree.bytes_.size > memory.size) {
        return BootCause::Truncated;
    }
    if (!tree.bytes_.hold(field(2), field(9)) || !tree.bytes_.hold(field(3), field(8))) {
        return BootCause::Truncated;
    }
    if (field(2) % word != 0) {
        return BootCause::Malformed;
    }
    tree.structure_ = tree.bytes_.part(field(2), field(9));
    tree.strings_ = tree.bytes_.part(field(3), field(8));
    if (!tree.is_well_formed()) {
        return BootCause::Malformed;
    }
    return tree;
}

DeviceTree::Nodes DeviceTree::nodes() const {
    return Nodes(*this);
}

Outcome<DeviceTree::Node, BootCause> DeviceTree::find(const char* path) const {
    if (*path != '/') {
        return BootCause::Absent;
    }
    const char* rest = path + 1;
    unsigned depth = 0;  // of the node found so far
    for (const Node& node : nodes()) {
        if (node.depth() <= depth && node.depth() != 0) {
            return BootCause::Absent;  // its subtree is over
        }
        const char* behind = rest;
        if (node.depth() == depth + 1 && takes_step(rest, node.name(), behind)) {
            depth = node.depth();
            rest = behind;
        } else if (node.depth() != 0) {
            continue;
        }
        if (*rest == '\0') {
            return node;
        }
    }
    return BootCause::Absent;
}

DeviceTree::Properties DeviceTree::Node::properties() const {
    return {tree_, inside_};
}

Outcome<DeviceTree::Property, BootCause> DeviceTree::Node::property(const char* name) const {
    for (const Property& property : properties()) {
        if (equal(property.name, name)) {
            return property;
        }
    }
    return BootCause::Absent;
}

void DeviceTree::Properties::Iterator::step() {
    property_ = {};
    Token token = tree_.token_at(at_);
    while (token.kind == nop) {
        token = tree_.token_at(token.next);
    }
    if (token.kind == prop) {
        property_ = {token.name, token.value};
        at_ = token.next;
    }
}

DeviceTree::Nodes::Iterator::Iterator(const DeviceTree& tree) {
    node_.tree_ = tree;
    step();
}

void DeviceTree::Nodes::Iterator::step() {
    node_.name_ = nullptr;
    while (true) {
        const Token token = node_.tree_.token_at(at_);
        at_ = token.next;
        if (token.kind == begin_node) {
            node_.name_ = token.name;
            node_.inside_ = token.next;
            node_.depth_ = next_depth_++;
            return;
        }
        if (token.kind == end_node) {
            --next_depth_;
        } else if (token.kind != prop && token.kind != nop) {
            return;
        }
    }
}

Outcome<const char*, BootCause> DeviceTree::Property::text() const {
    for (const unsigned char byte : value) {
        if (byte == '\0') {
            return reinterpret_cast<const char*>(value.data);
        }
    }
    return BootCause::Malformed;
}

Outcome<uint32_t, BootCause> DeviceTree::Property::cell(size_t index) const {
    if (index >= value.size / word) {
        return BootCause::Truncated;
    }
    return big_endian(value, index * word);
}

}  // namespace selfe
