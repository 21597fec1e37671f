import { defineMaker } from '../maker.js'

/** CISCOSB-Physicaldescription-MIB: rlPhdUnitGenParam of the first unit. */
export default defineMaker({
  name: 'Cisco',
  objectIds: ['1.3.6.1.4.1.9.6.1'],
  kinds: [{ is: 'switch' }],
  serial: ['1.3.6.1.4.1.9.6.1.101.53.14.1.5.1', { column: '1.3.6.1.4.1.9.6.1.101.53.14.1.5' }],
  model: [
    '1.3.6.1.4.1.9.6.1.101.53.14.1.7.1',
    { column: '1.3.6.1.4.1.9.6.1.101.53.14.1.7' },
    { take: /^(\S+)/ },
  ],
  firmware: ['1.3.6.1.4.1.9.6.1.101.53.14.1.2.1', '1.3.6.1.4.1.9.6.1.101.2.4.0'],
})
