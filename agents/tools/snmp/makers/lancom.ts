import { defineMaker } from '../maker.js'

/** LCOS-MIB: sysDescr holds model, version and serial number. */
export default defineMaker({
  name: 'LANCOM',
  objectIds: ['1.3.6.1.4.1.2356'],
  kinds: [
    { description: /\b(UF|R&S)/, is: 'firewall' },
    { description: /\b(GS|XS|IGS)-/, is: 'switch' },
    { description: /\b(L|LN|OAP|OW|LX)-\d/, is: 'access-point' },
    { is: 'router' },
  ],
  serial: [{ take: /\s([0-9A-Z]{10,16})$/ }],
  modelInDescription: /^LANCOM (.+?) \d/,
  firmwareInDescription: / (\d+\.\d+\.\S+)/,
})
