import { defineMaker } from '../maker.js'

/** CISCO-ENTITY through ENTITY-MIB; OLD-CISCO-CHASSIS-MIB: chassisId; version from sysDescr. */
export default defineMaker({
  name: 'Cisco',
  objectIds: ['1.3.6.1.4.1.9'],
  kinds: [
    { objectId: '1.3.6.1.4.1.9', is: 'router' },
    { objectId: '1.3.6.1.4.1.9.12.3', is: 'switch' },
    { objectId: '1.3.6.1.4.1.9.6.1', is: 'switch' },
    {
      objectId: '1.3.6.1.4.1.9',
      description: /Adaptive Security Appliance|Fire ?POWER|PIX Firewall/i,
      is: 'firewall',
    },
    {
      objectId: '1.3.6.1.4.1.9',
      description:
        /Catalyst|CAT\d[K0-9]|\bC(?:[12]9|3[5678]|9[2-6])\w* Software|NX-OS|IE-?\d{4}|C29\d\d|Ethernet Switch|MDS/,
      is: 'switch',
    },
    { objectId: '1.3.6.1.4.1.9', description: /Wireless|AIR-|Aironet|\bC9800/, is: 'access-point' },
    {
      objectId: '1.3.6.1.4.1.9',
      description: /Identity Services|ADE-OS|Unified Communications|Prime/,
      is: 'server',
    },
  ],
  firmware: [
    { take: /Threat Defense, Version ([^,]+),/i },
    { take: /Version:? ([\w.()]+?)(?=[,[# ]|$)/ },
    { take: /(\d+ V \d+ \d+ +\d+)/ },
  ],
  modelInDescription:
    /,\s(?!IOS-XE|Catalyst L3)(?:Catalyst )?(\S+)(?: L3 Switch)? Software \(|Cisco ((?:FirePOWER|Adaptive).*?)(?:,| Version)|\(Cisco (\S+) Series\)|Nexus\d+ (\S+),|, (Catalyst L3 Switch) Software/i,
})
