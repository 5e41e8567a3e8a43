-- Fault messages of AArch64, as user level unpacks them from the message registers.
-- SPDX-License-Identifier: BSD-2-Clause
--
-- Template: the generator fills in configuration values; the installed .pbf is plain. Every variant
-- has the size of the largest, which is UnknownSyscall with 13 words and the tag word.

base 64

block NullFault {
    padding 832
    padding 60
    field seL4_FaultType 4
}

-- MR4 to MR6 describe the failed lookup; what they hold depends on its type.
block CapFault {
    padding 384
    field IP 64
    field Addr 64
    field InRecvPhase 64
    field LookupFailureType 64
    field MR4 64
    field MR5 64
    field MR6 64
    padding 60
    field seL4_FaultType 4
}

block UnknownSyscall {
    field X0 64
    field X1 64
    field X2 64
    field X3 64
    field X4 64
    field X5 64
    field X6 64
    field X7 64
    field FaultIP 64
    field SP 64
    field LR 64
    field SPSR 64
    field Syscall 64
    padding 60
    field seL4_FaultType 4
}

block UserException {
    padding 512
    field FaultIP 64
    field Stack 64
    field SPSR 64
    field Number 64
    field Code 64
    padding 60
    field seL4_FaultType 4
}
{% if KERNEL_MCS %}

block Timeout {
    padding 704
    field data 64
    field consumed 64
    padding 60
    field seL4_FaultType 4
}
{% endif %}

block VMFault {
    padding 576
    field IP 64
    field Addr 64
    field PrefetchFault 64
    field FSR 64
    padding 60
    field seL4_FaultType 4
}

{% if ARM_HYPERVISOR_SUPPORT %}
block VGICMaintenance {
    padding 768
    field IDX 64
    padding 60
    field seL4_FaultType 4
}

block VCPUFault {
    padding 768
    field HSR 64
    padding 60
    field seL4_FaultType 4
}

block VPPIEvent {
    padding 768
    field irq 64
    padding 60
    field seL4_FaultType 4
}

{% endif %}
tagged_union seL4_Fault seL4_FaultType {
    tag NullFault 0
    tag CapFault 1
    tag UnknownSyscall 2
    tag UserException 3
{% if KERNEL_MCS %}
    tag Timeout 5
    tag VMFault 6
{% if ARM_HYPERVISOR_SUPPORT %}
    tag VGICMaintenance 7
    tag VCPUFault 8
    tag VPPIEvent 9
{% endif %}
{% else %}
    tag VMFault 5
{% if ARM_HYPERVISOR_SUPPORT %}
    tag VGICMaintenance 6
    tag VCPUFault 7
    tag VPPIEvent 8
{% endif %}
{% endif %}
}
