import { defineMaker } from '../maker.js'

/** NetScreen and SSG of Juniper. */
export default defineMaker({
  name: 'Juniper',
  objectIds: ['1.3.6.1.4.1.3224'],
  kinds: [{ is: 'firewall' }],
  serial: [{ take: /SN: (\w+)/ }],
  modelInDescription: /^(\S+) version/,
  firmwareInDescription: /version (\S+)/,
})
