import { defineMaker } from '../maker.js'

/** Machines of any maker that run net-snmp: it knows the system, not the hardware. */
export default defineMaker({
  name: null,
  objectIds: ['1.3.6.1.4.1.8072', '1.3.6.1.4.1.2021.250'],
  kinds: [{ is: 'server' }],
  firmwareInDescription: /^(?:Linux|FreeBSD|OpenBSD|NetBSD|Darwin|SunOS) \S+ (\S+)/,
})
