import { defineMaker } from '../maker.js'

/** DELL-STORAGE-SC-MIB, on net-snmp for FreeBSD. */
export default defineMaker({
  name: 'Dell',
  objectIds: [],
  marks: [
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.674.11000.2000.500.1.2.6.0' },
    { objectId: '1.3.6.1.4.1.8072', description: /\/COMPELLENT\b/ },
    { objectId: '1.3.6.1.4.1.674.11000.2000.500' },
  ],
  kinds: [{ is: 'storage' }],
  serial: ['1.3.6.1.4.1.674.11000.2000.500.1.2.5.0'],
  model: [{ oid: '1.3.6.1.4.1.674.11000.2000.500.1.2.1.0', take: /^(.*Storage Center.*)$/ }],
  firmware: ['1.3.6.1.4.1.674.11000.2000.500.1.2.4.0', { take: /FreeBSD \S+ (\S+-RELEASE\S*)/ }],
})
