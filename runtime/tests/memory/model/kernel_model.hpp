// The kernel's rules about memory, written down a second time: untypeds, derivation, translation.
// SPDX-License-Identifier: BSD-2-Clause
//
// Not the reference kernel and none of its code: a model that is so plain that it can be read
// beside the manual. It holds capabilities in a map from slot to what lies there, derivation as the
// slot of the parent, and mappings as a map from address to page.
#pragma once

#include "selfe/error.hpp"
#include "selfe/word.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace selfe::model {

/// What `retype` can make, by number: of the architecture that is being played.
struct ObjectType {
    enum class Kind { Plain, Page, Table };

    Word type;
    Word bits;  ///< log2 of its bytes; with a size argument of what is added to that
    bool is_sized = false;
    Kind kind = Kind::Plain;
    Word span_bits = 0;  ///< Table: log2 of what it translates; 0: whatever is missing
};
extern const std::vector<ObjectType> object_types;
/// log2 of what the tables below the top level translate, largest first.
extern const std::vector<Word> table_spans;

/// Memory that an object takes; several capabilities may name it.
struct Object {
    const ObjectType* type;
    Word paddr;
    Word bits;
    bool is_device;
    Word used = 0;  ///< of an untyped: bytes handed out so far
};

/// Where a page or a table is put in place. Each capability has a mapping of its own.
struct Place {
    Word vaddr;
    Word bits;  ///< log2 of what it covers
    Word rights = 0;
    Word attributes = 0;
};

struct Capability {
    std::shared_ptr<Object> object;
    Word parent = 0;  ///< slot of the capability that this one is derived from
    std::optional<Place> place;
};

class KernelModel {
  public:
    static constexpr Word root = 2;    ///< slot of the CNode that all slots are in
    static constexpr Word vspace = 3;  ///< slot of the one VSpace

    /// There is one at a time: what the calls of selfe/sys.hpp arrive at.
    explicit KernelModel(Word slot_count);
    ~KernelModel();
    KernelModel(const KernelModel&) = delete;
    KernelModel& operator=(const KernelModel&) = delete;
    static KernelModel& current();

    /// An untyped as boot leaves it.
    void add_untyped(Word slot, Word paddr, Word bits, bool is_device);
    /// Lets the call after the next `calls` that makes or maps something fail, and then no more.
    void fail_after(Word calls) { calls_to_failure_ = calls; }
    [[nodiscard]] bool has_failed() const { return has_failed_; }

    Error retype(Word untyped, Word type, Word size_bits, Word first, Word count);
    Error copy(Word to, Word from);
    Error remove(Word slot);
    Error revoke(Word slot);
    Error map_page(Word slot, Word vspace_slot, Word vaddr, Word rights, Word attributes);
    Error unmap_page(Word slot);
    Error map_table(Word slot, Word vspace_slot, Word vaddr);

    [[nodiscard]] const std::map<Word, Capability>& capabilities() const { return capabilities_; }
    [[nodiscard]] const Capability* find(Word slot) const;
    /// The page that translates an address: the capability's slot; 0 if none.
    [[nodiscard]] Word page_at(Word vaddr) const;
    /// How many pages and tables are in place.
    [[nodiscard]] Word place_count() const;
    /// What broke a rule that no answer tells of: a table that went with something in it.
    [[nodiscard]] const std::string& complaint() const { return complaint_; }

    Word message[4] = {};  ///< the words of the last answer

  private:
    [[nodiscard]] bool has_children(Word slot) const;
    [[nodiscard]] bool is_to_fail();
    [[nodiscard]] Word slot_of_table(Word vaddr, Word span_bits) const;
    [[nodiscard]] bool covers_anything(Word vaddr, Word bits) const;
    Error missing_table(Word span_bits);

    Word slot_count_;
    std::map<Word, Capability> capabilities_;
    std::optional<Word> calls_to_failure_;
    bool has_failed_ = false;
    std::string complaint_;
};

}  // namespace selfe::model
