// Ends by a call of a pure virtual function, as a constructor can make it by mistake.
// SPDX-License-Identifier: BSD-2-Clause

// Not in an unnamed namespace: as far as the compiler knows, others may derive from Base too, and
// the call stays a virtual one.
namespace selfe::start_test {

struct Base {
    Base() {
        Base* volatile self = this;
        self->pure();
    }
    virtual void pure() = 0;
};

struct Derived : Base {
    void pure() override {}
};

}  // namespace selfe::start_test

int main() {
    const selfe::start_test::Derived derived;
    return 0;
}
