import { defineMaker } from '../maker.js'

/** ServersCheck: the model stands in sysName. */
export default defineMaker({
  name: 'ServersCheck',
  objectIds: ['1.3.6.1.4.1.17095'],
  kinds: [{ is: 'sensor' }],
  model: [{ oid: '1.3.6.1.2.1.1.5.0', take: /: (\S+)$/ }],
  firmware: [{ oid: '1.3.6.1.4.1.17095.1.2.0', take: /(?:Release )?(.+)/ }],
})
