// The initial thread's address space, and the frames and tables that boot information says make it.
// SPDX-License-Identifier: BSD-2-Clause
#include "object_labels.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/probe.hpp"

extern "C" const char __selfe_image_start[];
extern "C" const char __selfe_image_end[];

namespace selfe::conformance {
namespace {

constexpr Word page_bytes = Word{1} << sys::seL4_PageBits;

Word address_of(const void* pointer) {
    return reinterpret_cast<Word>(pointer);
}

// Maps the frame in a slot of boot's at the window, beside where it is mapped already.
void map_boot_frame(Case& t, Word slot, Rights rights) {
    const Slot copy = t.empty_slot();
    REQUIRE_OK(copy.copy(t.boot_slot(slot), Rights::all()));
    map_page(t, t.vspace(), Cap<Page>{copy.index}, window, rights);
}

bool is_same_page(const void* page) {
    return __builtin_memcmp(reinterpret_cast<const void*>(window), page, page_bytes) == 0;
}

}  // namespace

CASE(BootInfo, FirstArgumentIsTheAddressOfItsFrame, "BI-026", "BI-010") {
    // The start code takes the address from the argument register; slot 9 is the frame that boot
    // wrote. They are the same page.
    REQUIRE_EQ(address_of(boot_info().raw()) % page_bytes, Word{0});
    map_boot_frame(t, sys::seL4_CapBootInfoFrame, Rights::can_read());
    CHECK("BI-026", is_same_page(boot_info().raw()));
    CHECK("BI-010", is_same_page(boot_info().raw()));
}

CASE(BootInfo, IpcBufferIsTheFrameInItsSlot, "BI-028", "BI-011") {
    constexpr int unused_word = sys::seL4_MsgMaxLength - 1;
    volatile Word& word = boot_info().ipc_buffer()->msg[unused_word];
    CHECK_EQ("BI-028",
             address_of(boot_info().ipc_buffer()) % (Word{1} << sys::seL4_IPCBufferSizeBits),
             Word{0});
    map_boot_frame(t, sys::seL4_CapInitThreadIPCBuffer, Rights::read_write());
    volatile Word& same_word = word_at(window + address_of(const_cast<Word*>(&word)) % page_bytes);
    const Word before = word;
    word = 0x1357;
    CHECK_EQ("BI-011", same_word, Word{0x1357});
    same_word = 0x2468;
    CHECK_EQ("BI-028", word, Word{0x2468});
    word = before;
}

CASE(BootInfo, ImageFramesAreItsPagesInOrder, "BI-029") {
    const BootSpace boot(t);
    const SlotRegion frames = boot_info().user_image_frames();
    const Word image_bytes =
        address_of(__selfe_image_end) / page_bytes * page_bytes - address_of(__selfe_image_start);
    CHECK("BI-029", frames.size() == image_bytes / page_bytes ||
                        frames.size() == image_bytes / page_bytes + 1);
    Word unreadable = 0;
    for (const Word slot : frames) {
        const Result<Word> address = boot.cap<Page>(slot).get_address();
        unreadable += address.has_value() && *address % page_bytes == 0 ? 0 : 1;
    }
    CHECK_EQ("BI-029", unreadable, Word{0});
}

CASE(BootInfo, ImageFramesHoldTheImage, "BI-029") {
    // Pages from the image's beginning, its middle and its end.
    const void* const pages[] = {__selfe_image_start, probe_code_page(),
                                 thread_memory(thread_number::count - 1).ipc_buffer};
    thread_memory(thread_number::count - 1).ipc_buffer[0] ^= 0x5a;
    for (const void* page : pages) {
        const Word index = (address_of(page) - address_of(__selfe_image_start)) / page_bytes;
        const Slot copy = t.empty_slot();
        REQUIRE_OK(copy.copy(t.boot_slot(boot_info().user_image_frames().start + index),
                             Rights::can_read()));
        map_page(t, t.vspace(), Cap<Page>{copy.index}, window, Rights::can_read());
        CHECK("BI-029", is_same_page(page));
        REQUIRE_OK(Cap<Page>{copy.index}.unmap());
    }
}

CASE(BootInfo, ImagePagingAreTranslationTables, "BI-030") {
    const BootSpace boot(t);
    const SlotRegion tables = boot_info().user_image_paging();
    CHECK("BI-030", !tables.is_empty());
    for (const Word slot : tables) {
        CHECK("BI-030", is_translation_table(boot.cap(slot)));
    }
}

CASE(InitialVSpace, HoldsImageBufferAndBootInfoAndNothingAround, "BI-044") {
    const Word first = address_of(__selfe_image_start);
    const BootInfo info = boot_info();
    const Word boot_info_end =
        address_of(info.raw()) + page_bytes * (1 + info.extra_bi_pages().size());
    Word end = first + info.user_image_frames().size() * page_bytes;
    for (const Word other : {address_of(info.ipc_buffer()) + page_bytes, boot_info_end}) {
        end = other > end ? other : end;
    }
    Probe probe(t, t.vspace());
    CHECK("BI-044", probe.can_read(first));
    CHECK("BI-044", probe.can_read(address_of(info.ipc_buffer())));
    CHECK("BI-044", probe.can_read(boot_info_end - page_bytes));
    CHECK("BI-044", !probe.can_read(first - page_bytes));
    CHECK("BI-044", !probe.can_read(end));
    CHECK("BI-044", !probe.can_read(0));
    CHECK("BI-044", !probe.can_read(window));
}

CASE(InitialVSpace, ConsistsOfTheSmallestPages, "BI-044") {
    // Taking one page away takes exactly that page away.
    const size_t spare = thread_number::count - 1;
    const unsigned char* page = thread_memory(spare).ipc_buffer;
    const BootSpace boot(t);
    const Cap<Page> frame = boot.cap<Page>(image_page_slot(boot_info(), page));
    Probe probe(t, t.vspace());
    REQUIRE(probe.can_read(address_of(page)));
    REQUIRE_OK(frame.unmap());
    const bool page_is_there = probe.can_read(address_of(page));
    const bool neighbour_is_there = probe.can_read(address_of(page) - sizeof(Word));
    REQUIRE_OK(
        frame.map(t.vspace(), address_of(page), Rights::read_write(), VmAttributes::standard()));
    CHECK("BI-044", !page_is_there);
    CHECK("BI-044", neighbour_is_there);
}

}  // namespace selfe::conformance
