// operator new and delete over the heap that the program has named.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/heap.hpp"
#include "selfe/panic.hpp"

#include <new>

namespace {

constinit selfe::Heap* heap = nullptr;
constinit selfe::HeapLock* heap_lock = nullptr;

/// Holds the heap's lock, if it has one.
class Locked {
  public:
    Locked() {
        if (heap_lock != nullptr) {
            heap_lock->lock();
        }
    }
    ~Locked() {
        if (heap_lock != nullptr) {
            heap_lock->unlock();
        }
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
};

void* allocate(size_t size, size_t alignment = selfe::Heap::alignment) {
    if (heap == nullptr) {
        return nullptr;
    }
    const Locked locked;
    return heap->allocate(size, alignment);
}

void* allocate_or_panic(size_t size, size_t alignment = selfe::Heap::alignment) {
    void* const memory = allocate(size, alignment);
    if (memory == nullptr) {
        selfe::panic(heap == nullptr ? "operator new before use_heap"
                                     : "operator new is out of memory");
    }
    return memory;
}

void deallocate(void* memory) {
    if (memory == nullptr) {
        return;
    }
    if (heap == nullptr) {
        selfe::panic("operator delete before use_heap");
    }
    const Locked locked;
    heap->deallocate(memory);
}

}  // namespace

void selfe::use_heap(Heap& used, HeapLock* lock) {
    heap = &used;
    heap_lock = lock;
}

// Every form that C++20 names; arrays and single objects are the same here.
void* operator new(size_t size) {
    return allocate_or_panic(size);
}
void* operator new[](size_t size) {
    return allocate_or_panic(size);
}
void* operator new(size_t size, std::align_val_t alignment) {
    return allocate_or_panic(size, static_cast<size_t>(alignment));
}
void* operator new[](size_t size, std::align_val_t alignment) {
    return allocate_or_panic(size, static_cast<size_t>(alignment));
}
void* operator new(size_t size, const std::nothrow_t&) noexcept {
    return allocate(size);
}
void* operator new[](size_t size, const std::nothrow_t&) noexcept {
    return allocate(size);
}
void* operator new(size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return allocate(size, static_cast<size_t>(alignment));
}
void* operator new[](size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return allocate(size, static_cast<size_t>(alignment));
}

void operator delete(void* memory) noexcept {
    deallocate(memory);
}
void operator delete[](void* memory) noexcept {
    deallocate(memory);
}
void operator delete(void* memory, size_t) noexcept {
    deallocate(memory);
}
void operator delete[](void* memory, size_t) noexcept {
    deallocate(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    deallocate(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
    deallocate(memory);
}
void operator delete(void* memory, size_t, std::align_val_t) noexcept {
    deallocate(memory);
}
void operator delete[](void* memory, size_t, std::align_val_t) noexcept {
    deallocate(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
    deallocate(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
    deallocate(memory);
}
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept {
    deallocate(memory);
}
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept {
    deallocate(memory);
}

/// What `new (std::nothrow)` names; the library that would define it is not there.
const std::nothrow_t std::nothrow{};
