-- Fault messages of AArch32, as user level unpacks them from the message registers.
-- SPDX-License-Identifier: BSD-2-Clause
--
-- Template: the generator fills in configuration values; the installed .pbf is plain. Every variant
-- has the size of the largest, which is UnknownSyscall with 13 words and the tag word.

base 32

block NullFault {
    padding 416
    padding 28
    field seL4_FaultType 4
}

-- MR4 to MR6 describe the failed lookup; what they hold depends on its type.
block CapFault {
    padding 192
    field IP 32
    field Addr 32
    field InRecvPhase 32
    field LookupFailureType 32
    field MR4 32
    field MR5 32
    field MR6 32
    padding 28
    field seL4_FaultType 4
}

block UnknownSyscall {
    field R0 32
    field R1 32
    field R2 32
    field R3 32
    field R4 32
    field R5 32
    field R6 32
    field R7 32
    field FaultIP 32
    field SP 32
    field LR 32
    field CPSR 32
    field Syscall 32
    padding 28
    field seL4_FaultType 4
}

block UserException {
    padding 256
    field FaultIP 32
    field Stack 32
    field CPSR 32
    field Number 32
    field Code 32
    padding 28
    field seL4_FaultType 4
}
{% if KERNEL_MCS %}

block Timeout {
    padding 320
    field data 32
    field consumed_high 32
    field consumed_low 32
    padding 28
    field seL4_FaultType 4
}
{% endif %}

block VMFault {
    padding 288
    field IP 32
    field Addr 32
    field PrefetchFault 32
    field FSR 32
    padding 28
    field seL4_FaultType 4
}

tagged_union seL4_Fault seL4_FaultType {
    tag NullFault 0
    tag CapFault 1
    tag UnknownSyscall 2
    tag UserException 3
{% if KERNEL_MCS %}
    tag Timeout 5
    tag VMFault 6
{% else %}
    tag VMFault 5
{% endif %}
}
