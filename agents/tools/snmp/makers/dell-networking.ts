import { defineMaker } from '../maker.js'

/** Dell Networking (Force10): series and version stand in sysDescr. */
export default defineMaker({
  name: 'Dell',
  objectIds: ['1.3.6.1.4.1.6027'],
  kinds: [{ is: 'switch' }],
  model: [{ take: /Series: (\S+)/ }],
  firmware: [{ take: /Application Software Version: (\S+)/ }],
})
