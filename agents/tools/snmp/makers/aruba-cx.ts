import { defineMaker } from '../maker.js'

/** ArubaOS-CX: model and version stand in sysDescr, the serial number in ENTITY-MIB. */
export default defineMaker({
  name: 'HPE Aruba',
  objectIds: ['1.3.6.1.4.1.47196'],
  kinds: [{ is: 'switch' }],
  model: [{ take: /^(?:HPE ANW|Aruba|HPE Aruba(?: Networking)?) (\w+ .+?)(?: Swch| Switch)? [A-Z]{2}\.\d/ }],
  firmware: [{ take: /\b([A-Z]{2}\.\d+\.\d+\.\d+\w*)/ }],
})
