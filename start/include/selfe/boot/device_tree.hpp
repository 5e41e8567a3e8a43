// A flattened device tree, read in place: nodes, their properties, and what a path leads to.
// SPDX-License-Identifier: BSD-2-Clause
//
// Format: "Devicetree Specification", chapter "Flattened Devicetree (DTB) Format", version 17.
// `open` walks over the whole tree once; what it has accepted can be read without further checks.
#pragma once

#include "selfe/boot/cause.hpp"
#include "selfe/bytes.hpp"
#include "selfe/outcome.hpp"

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// A view of a device tree; owns nothing, and is copied freely.
class DeviceTree {
  public:
    struct Property {
        const char* name{};  ///< NUL-terminated, in the tree
        Bytes value{};       ///< in the tree, at a multiple of 4 bytes from the tree's start

        /// Value as text: the first of its strings. Errors: Malformed, it is not NUL-terminated.
        [[nodiscard]] Outcome<const char*, BootCause> text() const;
        /// Big-endian 32-bit number `index` of the value. Errors: Truncated.
        [[nodiscard]] Outcome<uint32_t, BootCause> cell(size_t index) const;
    };
    class Node;
    class Nodes;
    class Properties;

    /// The tree at the beginning of `memory`. Checks all of it.
    /// Errors: Truncated, NotThis, BadVersion (before 17), Malformed.
    [[nodiscard]] static Outcome<DeviceTree, BootCause> open(Bytes memory);

    /// The whole tree, as another library may want it.
    [[nodiscard]] Bytes bytes() const { return bytes_; }

    /// All nodes, each before its children; the first is the root, whose name is empty.
    [[nodiscard]] Nodes nodes() const;

    /// The node at `path`: "/", "/chosen", "/soc/serial@9000000". A part without unit address finds
    /// the first node with one. Errors: Absent.
    [[nodiscard]] Outcome<Node, BootCause> find(const char* path) const;

    /// Of no tree at all: what an outcome without a value holds.
    constexpr DeviceTree() = default;

  private:
    struct Token;
    struct Header;
    Token token_at(size_t offset) const;
    bool is_well_formed() const;
    const char* string_at(Bytes block, size_t offset) const;

    Bytes bytes_{};
    Bytes structure_{};
    Bytes strings_{};
};

/// A node; `for (const auto& property : node.properties())`.
class DeviceTree::Node {
  public:
    /// With its unit address: "serial@9000000".
    [[nodiscard]] const char* name() const { return name_; }
    /// 0 for the root, 1 for its children.
    [[nodiscard]] unsigned depth() const { return depth_; }
    [[nodiscard]] Properties properties() const;
    /// Errors: Absent.
    [[nodiscard]] Outcome<Property, BootCause> property(const char* name) const;

    constexpr Node() = default;

  private:
    friend class DeviceTree;
    friend class Nodes;

    DeviceTree tree_{};
    size_t inside_{};  // offset of what follows the name
    const char* name_{};
    unsigned depth_{};
};

/// The properties of a node, as they lie in the tree.
class DeviceTree::Properties {
  public:
    struct End {};
    class Iterator {
      public:
        Iterator(const DeviceTree& tree, size_t at) : tree_(tree), at_(at) { step(); }
        const Property& operator*() const { return property_; }
        Iterator& operator++() {
            step();
            return *this;
        }
        bool operator==(End) const { return property_.name == nullptr; }

      private:
        void step();

        DeviceTree tree_;
        size_t at_;
        Property property_{};
    };

    Properties(const DeviceTree& tree, size_t at) : tree_(tree), at_(at) {}
    [[nodiscard]] Iterator begin() const { return {tree_, at_}; }
    [[nodiscard]] End end() const { return {}; }

  private:
    DeviceTree tree_;
    size_t at_;
};

/// Nodes in the order of the tree.
class DeviceTree::Nodes {
  public:
    struct End {};
    class Iterator {
      public:
        explicit Iterator(const DeviceTree& tree);
        const Node& operator*() const { return node_; }
        const Node* operator->() const { return &node_; }
        Iterator& operator++() {
            step();
            return *this;
        }
        bool operator==(End) const { return node_.name_ == nullptr; }

      private:
        void step();

        size_t at_ = 0;
        unsigned next_depth_ = 0;
        Node node_{};
    };

    explicit Nodes(const DeviceTree& tree) : tree_(tree) {}
    [[nodiscard]] Iterator begin() const { return Iterator(tree_); }
    [[nodiscard]] End end() const { return {}; }

  private:
    DeviceTree tree_;
};

}  // namespace selfe
