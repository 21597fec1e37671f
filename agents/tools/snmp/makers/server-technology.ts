import { defineMaker } from '../maker.js'

/** Sentry3-MIB and Sentry4-MIB: towers and units. */
export default defineMaker({
  name: 'Server Technology',
  objectIds: ['1.3.6.1.4.1.1718'],
  kinds: [{ is: 'pdu' }],
  serial: ['1.3.6.1.4.1.1718.4.1.2.2.1.4.1', '1.3.6.1.4.1.1718.3.2.1.1.6.1', '1.3.6.1.4.1.1718.3.1.2.0'],
  model: ['1.3.6.1.4.1.1718.4.1.2.2.1.5.1', '1.3.6.1.4.1.1718.3.2.1.1.7.1'],
  firmware: [
    { oid: '1.3.6.1.4.1.1718.4.1.1.1.3.0', take: /(?:Version )?(.+)/ },
    { oid: '1.3.6.1.4.1.1718.3.1.1.0', take: /Version (\S+)/ },
  ],
})
