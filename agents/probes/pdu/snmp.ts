import Pdu from '#contract/facts/pdu.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askDevices } from '../../tools/snmp/ask-devices.js'
import { snmpFault, snmpLabel, snmpOptions } from '../../tools/snmp/options.js'
import { readPdu } from '../../tools/snmp/pdu.js'

/** Load and outlets of power distribution, and what feeds a transfer switch. */
export default defineProbe({
  topic: Pdu,
  summary: 'Load by unit, phase, bank and outlet, states of outlets, sources of a transfer switch, by SNMP.',
  platforms: ['linux', 'darwin', 'win32'],
  options: snmpOptions,
  faultOf: snmpFault,
  label: snmpLabel,
  timeoutMs: 60_000,

  collect: (host, options) =>
    askDevices(host, options, async (session, identity) => {
      const told = await readPdu(session, identity)
      if (told.facts.length === 0)
        throw new ProbeError(
          'unreadable',
          `${session.target.host} tells of no power distribution that is known here (sysObjectID ${identity.objectId ?? 'unknown'})`,
        )
      return told
    }),
})
