-- Words that kernel and user level exchange: message info, capability rights, CNode data.
-- SPDX-License-Identifier: BSD-2-Clause
--
-- Template: the generator fills in configuration values; the installed .pbf is plain. Within a
-- block the first item is the most significant.

base {{ word_bits }}

block seL4_MessageInfo {
    field label {{ word_bits - 12 }}
    field capsUnwrapped 3
    field extraCaps 2
    field length 7
}

block seL4_CapRights {
    padding {{ word_bits - 4 }}
    field capAllowGrantReply 1
    field capAllowGrant 1
    field capAllowRead 1
    field capAllowWrite 1
}

block seL4_CNode_CapData {
{% if word_bits == 64 %}
    field guard 58
    field guardSize 6
{% else %}
    padding 6
    field guard 18
    field guardSize 5
    padding 3
{% endif %}
}
