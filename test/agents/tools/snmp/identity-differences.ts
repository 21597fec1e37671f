const hostSystem = 'net-snmp knows the system and not the machine; the other one says what its processor is'
const family =
  'no object of the device says more than sysDescr; the other one looks sysObjectID up in a list of products'
const product = 'the chassis by its product number; the other one names the stack or the series'
const card = 'the other one names the network card and not what it sits in'

/** Differences to the second opinion that are right, and why. */
const known: Readonly<Record<string, string>> = {
  'environment/apc_emu model': card,
  'environment/hwg-wld_wld2 serial': 'it is the number of the first sensor',
  'environment/nti_micro_trhp serial': 'zeros are no serial number',
  'firewall/barracudaspamfirewall model': hostSystem,
  'firewall/forcepoint-fe_flexedge serial': 'the device says that it has none to tell',
  'firewall/fortimail model':
    'fmlSysModel is not in the recording; the other one takes the tree’s name for it',
  'firewall/pfsense_frr-bgp model': hostSystem,
  'host/aix firmware': 'written with leading zeros in sysDescr',
  'host/beagleboard model': 'stands in a script’s output (NET-SNMP-EXTEND-MIB), named by whoever set it up',
  'host/beagleboard firmware':
    'stands in a script’s output (NET-SNMP-EXTEND-MIB), named by whoever set it up',
  'host/dhcpatriot model': 'stands in a script’s output (UCD-SNMP-MIB), as a placeholder',
  'host/dhcpatriot serial': 'stands in a script’s output (UCD-SNMP-MIB), as a placeholder',
  'host/dhcpatriot firmware': 'stands in a script’s output (UCD-SNMP-MIB)',
  'host/linux_icecast model': hostSystem,
  'host/linux_opensips model': hostSystem,
  'host/linux_raspberrypi model': hostSystem,
  'host/linux_raspberrypi-gpiomonitor model': hostSystem,
  'host/linux_ups-nut model': hostSystem,
  'host/recoveryos model': 'stands in a script’s output (UCD-SNMP-MIB), named by whoever set it up',
  'host/venturi model': 'the text “80 0”, which the other one shows as octets',
  'nas/dell-compellent model': hostSystem,
  'nas/infortrend_ds3016 firmware': 'a dot is no version',
  'pdu-ats/apc_ats firmware':
    'sysDescr tells of the application as it runs; the other one mixes two recordings',
  'pdu-ats/apc_isx-pdu model': card,
  'printer/jetdirect_m880 firmware': 'the version of the JetDirect card; that of the printer is not recorded',
  'router-switch/vrp_5720 serial': '12345678 is what is left where nobody wrote one; the chassis has another',
  'router-switch/arubaos-cx model': product,
  'router-switch/arubaos-cx_10.07 model': product,
  'router-switch/arubaos-cx_10.16 model': product,
  'router-switch/ios_c3560-slas model': family,
  'router-switch/ios_stp-vlans model': family,
  'router-switch/iosxe_c3650 model': family,
  'router-switch/iosxe_c9200l model': product,
  'router-switch/iosxr_asr9001 model': product,
  'router-switch/junos firmware':
    'sysDescr tells 12.3X48; the member of the virtual chassis is of another recording',
  'router-switch/rutos model': 'the product code of the router; the other one takes it for any Linux',
  'router-switch/rutos firmware': 'the version of RutOS; the other one names the kernel',
  'router-switch/vrp_ce12804-entity model': product,
  'router-switch/vrp_ce12804-withvrf model': product,
  'router-switch/vrp_s5328c-ei model': product,
  'ups/cyberpower_pr2200rt2uc serial': '123456789 is what is left where nobody wrote one',
  'ups/eatonups model': 'no object tells; the other one looks sysObjectID up in a list of products',
}

export const differsRightly = (name: string, field: string): string | null =>
  known[`${name} ${field}`] ?? null
