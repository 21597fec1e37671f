import { defineMaker } from '../maker.js'

/** HW group: sysDescr names model and firmware; WLD its serial number. */
export default defineMaker({
  name: 'HW group',
  objectIds: ['1.3.6.1.4.1.21796'],
  kinds: [{ is: 'sensor' }],
  model: [{ take: /^([^,]+?)(?: \d+\.[\d.]+)?(?:,|$)/ }],
  firmware: [{ take: /fw:(\S+)/ }, { take: / (\d+\.[\d.]+)$/ }],
})
