import { defineMaker } from '../maker.js'

/** Windows: version and processor stand in sysDescr. */
export default defineMaker({
  name: null,
  objectIds: ['1.3.6.1.4.1.311'],
  kinds: [{ is: 'server' }],
  firmwareInDescription: /Software: Windows Version (\S+)/,
})
