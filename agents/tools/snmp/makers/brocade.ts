import { defineMaker } from '../maker.js'

/** FOUNDRY-SN-AGENT-MIB: snChasSerNum, snAgImgVer; Brocade and Ruckus ICX. */
export default defineMaker({
  name: 'Ruckus',
  objectIds: ['1.3.6.1.4.1.1991', '1.3.6.1.4.1.1588'],
  kinds: [{ is: 'switch' }],
  serial: ['1.3.6.1.4.1.1991.1.1.1.1.2.0'],
  firmware: ['1.3.6.1.4.1.1991.1.1.2.1.11.0'],
  modelInDescription: /(ICX\S+|FI-\S+)/,
})
